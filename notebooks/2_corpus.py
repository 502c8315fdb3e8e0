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
# # 2. The corpus in figures
#
# Label many documents to Parquet, ask DuckDB, plot. `JUEYI_DOCUMENTS` is a folder or a pattern; after
# `jueyi corpus fetch` it is `unxml/**/Chinese/*.xml`. Without it, a few resolutions of our own.

# %%
import os
from pathlib import Path

import duckdb
import matplotlib.pyplot as plt

from jueyi.evaluation import plots
from jueyi.cli import main

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
DOCUMENTS = os.environ.get("JUEYI_DOCUMENTS", str(ROOT / "data/samples/series"))
main(["label", DOCUMENTS, "--output", "acts.parquet", "--workers", "2", "--fresh"])
plt.rcParams["font.family"] = plots.chinese_font()
plt.rcParams["axes.unicode_minus"] = False
duckdb.sql("select count(distinct document) as documents, count(*) as acts from 'acts.parquet'")

# %% [markdown]
# Which verbs do the organs open their paragraphs with?

# %%
verbs = duckdb.sql("""
    select lemma, organ, count(*) as n
    from 'acts.parquet'
    where organ is not null and lemma in (
        select lemma from 'acts.parquet' group by lemma order by count(*) desc, lemma limit 12
    )
    group by all
""").df()
table = verbs.pivot_table(index="lemma", columns="organ", values="n", fill_value=0)
table = table.loc[table.sum(axis=1).sort_values().index]
axes = table.plot.barh(stacked=True, figsize=(7, 5), width=0.8)
axes.set(xlabel="acts", ylabel="", title="动词与机关 verbs by organ")
axes.legend(title=None, frameon=False)

# %% [markdown]
# Who is asked most? A coordinated addressee counts for each of its classes.

# %%
asked = duckdb.sql("""
    select class, organ, count(*) as n
    from (select unnest(classes) as class, organ, family from 'acts.parquet')
    where family = 'directive' and organ is not null
    group by all
""").df()
table = asked.pivot_table(index="class", columns="organ", values="n", fill_value=0)
table = table.loc[table.sum(axis=1).sort_values().index]
axes = table.plot.barh(stacked=True, figsize=(7, 4), width=0.8)
axes.set(xlabel="directive acts", ylabel="", title="受文方 who is asked")
axes.legend(title=None, frameon=False)

# %% [markdown]
# The exact parties, as printed:

# %%
duckdb.sql("""
    select addressee, any_value(classes) as classes, count(*) as n
    from 'acts.parquet'
    where addressee is not null
    group by addressee order by n desc, addressee limit 15
""").df()

# %% [markdown]
# How strong is the language, year by year? Demands and urging against calls, requests and
# encouragement, as shares of all directive acts.

# %%
strength = duckdb.sql("""
    select year(adopted) as year,
        case
            when lemma in ('要求', '责成', '指示') then '1 要求 demands'
            when lemma in ('敦促', '促请', '敦请') then '2 敦促 urges'
            when lemma in ('吁请', '呼吁', '请', '恳请') then '3 请 calls and requests'
            else '4 鼓励 encourages, invites'
        end as strength,
        count(*) as n
    from 'acts.parquet'
    where family = 'directive' and adopted is not null
    group by all
""").df()
table = strength.pivot_table(index="year", columns="strength", values="n", fill_value=0)
table = table.div(table.sum(axis=1), axis=0)
axes = table.plot.area(figsize=(7, 4), lw=0, colormap="YlOrRd_r")
axes.set(ylabel="share of directive acts", xlabel="", title="措辞强度 strength of language")
axes.legend(title=None, frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))

# %% [markdown]
# This year's text beside last year's: the acts of one series.

# %%
duckdb.sql("""
    select adopted, number, surface, addressee
    from 'acts.parquet'
    where organ = '大会' and part = 'operative'
    order by adopted desc, index, act limit 20
""").df()
