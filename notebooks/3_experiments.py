# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 3. Compare experiments
#
# Runs of `jueyi train` from the MLflow store. `JUEYI_STORE` names one; without it, two small trainings on
# documents of our own are run first.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from jueyi.evaluation import plots
from jueyi.cli import main
from jueyi.tracking import runs

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
STORE = os.environ.get("JUEYI_STORE")
if not STORE:
    STORE = f"sqlite:///{Path.cwd()}/notebook.db"
    os.chdir(ROOT)
    for fraction in ("0.3", "1.0"):
        main(
            ["train", "configs/tiny.cfg", "--tracking.uri", STORE, "--corpora.train.fraction", fraction]
        )
plt.rcParams["font.family"] = plots.chinese_font()

# %%
METRIC = "dev/addressee_span"
found = [run for run in runs.runs_of(STORE, "jueyi", METRIC) if METRIC in run.metrics]
table = pd.DataFrame(
    [
        {
            "run": run.run[:8],
            "configuration": run.name,
            "started": run.started,
            "F1": run.metrics[METRIC],
            "low": run.metrics[METRIC + "_low"],
            "high": run.metrics[METRIC + "_high"],
        }
        for run in found
    ]
)
table

# %% [markdown]
# Every figure comes with its 95 % interval, over documents:

# %%
names = [f"{row.configuration} {row.run}" for row in table.itertuples()]
figure, axes = plt.subplots(figsize=(7, 1 + 0.4 * len(names)))
axes.hlines(names, table.low, table.high, color="grey")
axes.plot(table.F1, names, "o")
axes.set(xlabel="addressee, exact span, F1")
axes.invert_yaxis()

# %% [markdown]
# Intervals of two runs may overlap and the difference still be real: the same documents are in both.
# The paired bootstrap draws them together.

# %%
best, worst = found[0].run, found[-1].run
pd.DataFrame(
    [
        {
            "metric": row.metric,
            "worst": row.one,
            "best": row.other,
            "change": row.change,
            "low": row.low,
            "high": row.high,
            "": row.verdict,
        }
        for row in runs.compare(worst, best, STORE)
    ]
)
