"""``python -m jueyi`` and the command ``jueyi``."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # Modules and tables stay: there is little to look for among them.
    gc.set_threshold(100_000, 20, 20)
    # NumPy starts a thread a core for products of matrices, and we have none to multiply.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from .cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
