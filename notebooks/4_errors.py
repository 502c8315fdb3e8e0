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
# # 4. Errors one by one
#
# What a run got wrong, grouped by cause, gold and prediction side by side. `JUEYI_STORE` and `JUEYI_RUN` name
# a run; without them, a small training on documents of our own is run first. Half of the gain is in
# reading these: an error may be the label's.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from jueyi.evaluation import plots
from jueyi.cli import main
from jueyi.tracking import runs

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
STORE, RUN = os.environ.get("JUEYI_STORE"), os.environ.get("JUEYI_RUN", "")
if not STORE:
    STORE = f"sqlite:///{Path.cwd()}/notebook-errors.db"
    os.chdir(ROOT)
    main(["train", "configs/tiny.cfg", "--tracking.uri", STORE, "--corpora.train.fraction", "0.15"])
    RUN = runs.runs_of(STORE, "jueyi", "dev/acts")[0].run
plt.rcParams["font.family"] = plots.chinese_font()
errors = pd.DataFrame(runs.errors_of(RUN, STORE))
len(errors)

# %%
if len(errors):
    axes = errors.cause.value_counts().sort_values().plot.barh(figsize=(7, 3))
    axes.set(xlabel="paragraphs", ylabel="")

# %% [markdown]
# The paragraphs, with every act and addressee of gold and prediction:

# %%
pd.set_option("display.max_colwidth", None)
pd.DataFrame(
    [
        {
            "cause": error.cause,
            "text": error.text,
            "gold": [(a["act"], a["addressee"], *a["classes"]) for a in error.gold],
            "predicted": [(a["act"], a["addressee"], *a["classes"]) for a in error.predicted],
        }
        for error in errors.head(20).itertuples()
    ]
)

# %% [markdown]
# `jueyi annotate export --below 0.8 …` hands the uncertain paragraphs of new documents to Label Studio,
# Prodigy or doccano; `jueyi annotate import` takes the corrections back.
