# %% [markdown]
# # A scorecard in pandas
# The results of the report in this repository, as an analyst reads them. Run it from the root of the repository,
# `python examples/notebook.py`, or open it as a notebook: VS Code does so as it is, Jupyter with jupytext.

# %%
from fractions import Fraction
from pathlib import Path

from committee_pack import results, trends

WORKSPACE, REPORT = ".", "scs-scorecard"
OUT = Path("out")

frame = results(WORKSPACE, REPORT)
print(f"{len(frame)} results, of {frame['indicator'].nunique()} indicators and {frame['area'].nunique() - 1} areas")
for finding in frame.attrs["findings"]:
    print(finding)

# %% [markdown]
# ## What is Red
# The whole council has an empty `area`, everyone an empty `cohort`; activity is counted and not judged.

# %%
council = frame[(frame["area"] == "") & (frame["cohort"] == "") & (frame["polarity"] != "neither")]
print(council["rating"].value_counts().loc[["Green", "Amber", "Red", "Not rated"]].to_string())
red = council[council["rating"] == "Red"]
print(red[["number", "title", "result", "target_text"]].to_string(index=False))

# %% [markdown]
# ## Exact and displayed
# `result` is what the papers print, `value` the exact number. These are printed as they were a month ago, and moved
# all the same; `month_ago_change` says by how much, exactly.

# %%
moved = council["month_ago_change"].notna() & (council["month_ago_change"] != 0)
alike = council[moved & (council["result"] == council["month_ago_result"])]
print(alike[["number", "result", "month_ago_value", "value", "month_ago_change"]].to_string(index=False))

# %% [markdown]
# Numerators and denominators are Decimals, so a total is exact too: here of the four areas together, which no table
# shows. They are not all of the county.

# %%
placements = frame[(frame["indicator"] == "three-placements") & (frame["cohort"] == "")]
areas = placements[placements["area"] != ""]
over, under = areas["numerator"].sum(), areas["denominator"].sum()
print(placements[["area", "numerator", "denominator", "result"]].to_string(index=False))
print(f"The four areas: {over} of {under}, exactly {Fraction(over) / Fraction(under) * 100}%")

# %% [markdown]
# ## Who got worse since last month
# A direction is how performance moved, and not which way the number went. Its categories are in order: Worse is
# below Same, and Same below Better.

# %%
worse = council[council["month_ago_direction"] < "Same"]
print(worse.groupby("section", sort=False).size().sort_values(ascending=False, kind="stable").to_string())
print(worse[["number", "title", "month_ago_result", "result", "month_ago_change_text"]].to_string(index=False))

# %% [markdown]
# ## Twelve months and the last three
# `short_term` is the same result over the last three months. `short_term_change` is twelve months less three:
# where the two are rated otherwise, the year hides what is new.

# %%
rolling = council[(council["window"] == "R12M") & council["short_term_value"].notna()]
otherwise = rolling[rolling["rating"].astype("string") != rolling["short_term_rating"].astype("string")]
columns = ["number", "title", "result", "rating", "short_term_result", "short_term_rating"]
print(otherwise[columns].to_string(index=False))
apart = rolling.assign(apart=rolling["short_term_change"].map(abs)).sort_values("apart", ascending=False)
print(apart[["number", "unit", "result", "short_term_result", "apart"]].head(3).to_string(index=False))

# %% [markdown]
# ## The months before
# A row for each period that the report's trends show. A table of text for people, by indicator and period:

# %%
trend = trends(WORKSPACE, REPORT)
shown = trend[trend["indicator"].isin(red["indicator"]) & (trend["area"] == "") & (trend["cohort"] == "")]
print(shown.pivot(index="title", columns="period", values="result").to_string())

# %% [markdown]
# ## For others
# In a CSV file exact numbers stay exact: a value that no decimal ends is a fraction, as `2100/31`.

# %%
OUT.mkdir(exist_ok=True)
red.to_csv(OUT / "red.csv", index=False)
print(f"{OUT / 'red.csv'}: {len(red)} rows")
