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
# # 6. A resolution and its predecessor
#
# What is new in this year's text? `JUEYI_DOCUMENTS` is a folder or a pattern; without it, a few
# resolutions of our own. Pairs are found by title and by what the preamble cites.

# %%
import os
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import HTML

import jueyi
from jueyi.batch.inputs import spread
from jueyi.comparing import page
from jueyi.comparing.changes import compare
from jueyi.comparing.series import predecessors
from jueyi.evaluation import plots
from jueyi.reading import read_bytes

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
DOCUMENTS = os.environ.get("JUEYI_DOCUMENTS", str(ROOT / "data/samples/series"))
plt.rcParams["font.family"] = plots.chinese_font()
plt.rcParams["axes.unicode_minus"] = False
labeller = jueyi.load()
documents = [
    labeller.label_source(read_bytes(item.load(), item.name)) for item in spread([DOCUMENTS]).inputs
]
compared = [(old, new, compare(old, new)) for old, new in predecessors(documents)]
pd.DataFrame(
    [
        {"old": old.symbol, "new": new.symbol, "title": new.title, "changes": page.summary(changes)}
        for old, new, changes in compared
    ]
)

# %% [markdown]
# One pair, side by side.

# %%
HTML(page.page(compared[-1:]))

# %% [markdown]
# How much of a text is last year's?

# %%
counts = pd.DataFrame(
    {new.symbol: Counter(change.status for change in changes) for _, new, changes in compared}
).fillna(0).T.reindex(columns=["same", "changed", "new", "dropped"], fill_value=0)
shares = counts.div(counts.sum(axis=1), axis=0).sort_values("same").tail(25)
axes = shares.plot.barh(stacked=True, figsize=(7, 0.35 * len(shares) + 1.5), width=0.8, colormap="RdYlBu_r")
axes.set(xlabel="share of paragraphs", ylabel="", title="与上年相比 compared with the last text")
axes.legend(title=None, frameon=False, ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.08))

# %% [markdown]
# Where the language became stronger or weaker:

# %%
rows = [row for one in compared for row in page.records(*one)]
changes = pd.DataFrame(rows)
changes[changes["verb"].isin(["stronger", "weaker"])][
    ["new_symbol", "new_number", "verb", "old_text", "new_text"]
].head(15)

# %% [markdown]
# Verbs, addressees, times and citations that differ, in all pairs:

# %%
kinds = pd.Series(
    {
        "动词加强 stronger": (changes["verb"] == "stronger").sum(),
        "动词减弱 weaker": (changes["verb"] == "weaker").sum(),
        "受文方 addressee": changes["addressee"].sum(),
        "时间 time": changes["times"].sum(),
        "引用 citation": changes["citations"].map(len).gt(0).sum(),
    }
)
axes = kinds[::-1].plot.barh(figsize=(6, 3), width=0.7)
axes.set(xlabel="paragraphs", title="改动 what changed")
