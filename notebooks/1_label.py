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
# # 1. Label a resolution and look at it
#
# One document, as a table, in colour, and by its least certain acts. `JUEYI_DOCUMENT` names another
# one: text, PDF, Word, HTML or Akoma Ntoso. Start Jupyter in the root of the repository.

# %%
import os
from pathlib import Path

import pandas as pd
from IPython.display import HTML, display

import jueyi
from jueyi import writing
from spacy import displacy

ROOT = Path.cwd() if Path("data/samples").exists() else Path.cwd().parent
DOCUMENT = os.environ.get("JUEYI_DOCUMENT", str(ROOT / "data/samples/resolution.txt"))
resolution = jueyi.load().label_source(jueyi.read(DOCUMENT))
resolution.symbol, resolution.title, resolution.organ, resolution.adopted

# %% [markdown]
# What the organ does, and to whom:

# %%
acts = pd.DataFrame(
    [
        {
            "part": paragraph.part,
            "no.": paragraph.number or "",
            "act": act.surface,
            "English": act.english,
            "family": act.family,
            "addressee": act.addressee.text if act.addressee else "",
            "classes": ", ".join(act.addressee.classes) if act.addressee else "",
            "score": act.score,
        }
        for paragraph in resolution.paragraphs
        for act in paragraph.acts
    ]
)
acts

# %% [markdown]
# The page that `jueyi label x.txt -o x.html` writes: coloured by family, with a filter.

# %%
with writing.open_writer("resolution.html") as writer:
    writer.append(writing.encode(resolution, "html"))
display(HTML(filename="resolution.html"))

# %% [markdown]
# One paragraph in spaCy, shown by displaCy:

# %%
nlp = jueyi.pipeline()
longest = max((p for p in resolution.paragraphs if p.acts), key=lambda p: len(p.acts))
doc = nlp(longest.text)
display(HTML(displacy.render(doc, style="span", options={"spans_key": "acts"}, jupyter=False)))
display(HTML(displacy.render(doc, style="span", options={"spans_key": "addressees"}, jupyter=False)))

# %% [markdown]
# Where to look first: the acts with the lowest scores.

# %%
acts.sort_values("score").head(5)
