"""Results as a DataFrame: each kind of column has one type, whatever the data holds, and no number is a float."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
from pandas.api.extensions import ExtensionDtype

from committee_pack import wording
from committee_pack.analyse.columns import Column, Kind
from committee_pack.model.indicators import Polarity, Rating, Unit
from committee_pack.model.periods import Window
from committee_pack.model.results import Direction, Result


def _words(words: Iterable[str], *, ordered: bool = False) -> ExtensionDtype:
    return pd.CategoricalDtype(list(words), ordered=ordered)


DTYPES: dict[Kind, ExtensionDtype | str] = {
    # -- named, since pandas would take another kind of text where pyarrow is installed
    Kind.TEXT: pd.StringDtype("python"),
    Kind.DAY: "datetime64[s]",
    Kind.DECIMAL: "object",
    Kind.FRACTION: "object",
    Kind.WINDOW: _words(each.value for each in Window),
    Kind.POLARITY: _words(each.value for each in Polarity),
    Kind.UNIT: _words(each.value for each in Unit),
    Kind.RATING: _words(wording.rating_text(each) for each in (*Rating, None)),
    Kind.DIRECTION: _words((each.value for each in (Direction.WORSE, Direction.SAME, Direction.BETTER)), ordered=True),
}
"""The type of each kind of column. Ratings by different rules have no common order, and are not ordered."""


def frame_of(results: Iterable[Result], columns: Iterable[Column]) -> pd.DataFrame:
    """Return a row for each result."""
    rows = tuple(results)
    series = {each.name: _series(each, rows) for each in columns}
    return pd.DataFrame(series, index=pd.RangeIndex(len(rows)))


def _series(column: Column, results: tuple[Result, ...]) -> pd.Series[Any]:
    return pd.Series([column.cell(result) for result in results], dtype=DTYPES[column.kind])
