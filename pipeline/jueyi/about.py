"""The version that is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("jueyi")
except PackageNotFoundError:  # run from a checkout that is not installed
    VERSION = "0"
