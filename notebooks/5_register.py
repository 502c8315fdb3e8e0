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
# # 5. A register of mandates
#
# Who is asked what, by when, by which organ: label a folder once, then ask. `JUEYI_DOCUMENTS` is a
# folder or a pattern; without it, a few resolutions of our own. `JUEYI_ENTITY` is whom we follow.

# %%
import os
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

from jueyi.cli import main
from jueyi.evaluation import plots
from jueyi.register.asked import Asked
from jueyi.register.query import Answer, Register

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
DOCUMENTS = os.environ.get("JUEYI_DOCUMENTS", str(ROOT / "data/samples/series"))
ENTITY = os.environ.get("JUEYI_ENTITY", "un:sg")
main(["label", DOCUMENTS, "--output", "acts.parquet", "--workers", "2", "--fresh"])
plt.rcParams["font.family"] = plots.chinese_font()
plt.rcParams["axes.unicode_minus"] = False
register = Register([Path("acts.parquet")])


def frame(answer: Answer) -> pd.DataFrame:
    return pd.DataFrame(answer.rows, columns=list(answer.columns))


frame(register.ask(Asked(to=ENTITY)))[["adopted", "symbol", "number", "verb", "task", "due"]]

# %% [markdown]
# The reports that are due, and to whom they go.

# %%
reports = frame(register.ask(Asked(reports=True)))
reports[["due", "entity_zh", "party", "report_to", "times", "symbol", "number"]].head(20)

# %% [markdown]
# What is asked of it, year by year: requests of each strength.

# %%
asked = frame(register.ask(Asked(to=ENTITY)))
asked = asked[asked["adopted"].notna()].assign(year=lambda f: pd.to_datetime(f["adopted"]).dt.year)
table = asked.pivot_table(index="year", columns="lemma", values="task", aggfunc="size", fill_value=0)
axes = table.plot.bar(stacked=True, figsize=(7, 4), width=0.7)
name = asked["entity_zh"].iloc[0]
axes.set(ylabel="requests", xlabel="", title=f"{name} 逐年要求 what is asked, by year")
axes.legend(title=None, frameon=False)

# %% [markdown]
# Who is asked most, by organ?

# %%
who = frame(register.sql("""
    select coalesce(entity_zh, class) as who, organ, count(*) as n
    from register where organ is not null group by all
"""))
table = who.pivot_table(index="who", columns="organ", values="n", fill_value=0)
table = table.loc[table.sum(axis=1).sort_values().index].tail(12)
axes = table.plot.barh(stacked=True, figsize=(7, 4.5), width=0.8)
axes.set(xlabel="requests", ylabel="", title="要求谁 who is asked")
axes.legend(title=None, frameon=False)

# %% [markdown]
# By when? Deadlines of all requests that name a day or a session.

# %%
due = frame(register.sql("""
    select strftime(due, '%Y') as year, report, count(*) as n
    from register where due is not null group by all order by year
"""))
table = due.pivot_table(index="year", columns="report", values="n", fill_value=0)
table = table.rename(columns={False: "其他 other", True: "报告 reports"})
axes = table.plot.bar(stacked=True, figsize=(7, 3.5), width=0.7)
axes.set(ylabel="requests", xlabel="", title="期限 due dates")
axes.legend(title=None, frameon=False)

# %% [markdown]
# The network of who cites whom: documents by how often they are cited, and by whom.

# %%
cited = frame(register.sql("""
    select cited, count(distinct document) as by_documents, list(distinct organ) as organs
    from citations where cited is not null and kind = 'resolution'
    group by all order by by_documents desc, cited limit 15
"""))
cited

# %%
edges = frame(register.sql("""
    select organ, case
        when cited like 'S/%' then '安全理事会' when cited like 'A/HRC/%' then '人权理事会'
        when cited like 'A/%' then '大会' when cited like 'E/%' then '经济及社会理事会'
        else '其他 other' end as target, count(*) as n
    from citations where cited is not null and organ is not null group by all
"""))
table = edges.pivot_table(index="organ", columns="target", values="n", fill_value=0)
figure, axes = plt.subplots(figsize=(5.5, 4))
image = axes.imshow(table.to_numpy(), cmap="Blues")
axes.set_xticks(range(len(table.columns)), table.columns, rotation=30, ha="right")
axes.set_yticks(range(len(table.index)), table.index)
for row, values in enumerate(table.to_numpy()):
    for column, value in enumerate(values):
        axes.text(column, row, f"{value:.0f}", ha="center", va="center")
axes.set(title="谁引用谁 who cites whom")
figure.tight_layout()
