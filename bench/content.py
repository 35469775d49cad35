"""What a synthetic report says, already computed and in words, as JSON that the other ways only have to lay out.

`python -m bench.content WORKSPACE FILE` writes it, before anything is timed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.workspaces import REPORT
from committee_pack import pipeline, wording
from committee_pack.commands.opening import open_council
from committee_pack.compose.markdown import read_markdown
from committee_pack.compose.placeholders import placeholders
from committee_pack.compose.views import IndicatorView, ReportView, report_view
from committee_pack.fonts import SOURCE_SANS, font_files
from committee_pack.model.document import DirectionArrow, Paragraph, Shown, Value
from committee_pack.model.narratives import Pair
from committee_pack.model.results import Result, Results
from committee_pack.pair import pair_results

Content = dict[str, Any]
COLOURS = {"Green": "#a9d18e", "Amber": "#ffd966", "Red": "#f4a6a0", "Not rated": "#e5e5e5"}


def content_of(workspace: Path) -> Content:
    """Return what the report of a synthetic workspace says."""
    opened = open_council(workspace)
    composed = pipeline.compose(opened.workspace, opened.council, REPORT, None, lambda _: None).value
    assert composed is not None, "the synthetic workspace is sound"
    read, results = composed.inputs, composed.results
    pairs = pair_results(results, read.narratives, read.report).value
    view = report_view(opened.council, read.catalogue, read.report, results, pairs, read.narratives)
    return {**_head(view), "indicators": _indicators(view, pairs, results), "colours": COLOURS, "fonts": _fonts()}


def _head(view: ReportView) -> Content:
    return {
        "title": view.title,
        "council": view.council,
        "period": view.period,
        "committee": view.committee,
        "meeting": view.meeting,
        "published": view.published,
        "totals": view.totals_sentence,
        "travels": view.comparisons[0].sentence,
        "months": [each.short_name for each in view.indicators[0].trend],
    }


def _fonts() -> str:
    return str(font_files(SOURCE_SANS).regular.parent)


def _indicators(view: ReportView, pairs: Iterable[Pair], results: Results) -> list[Content]:
    return [_indicator(said, pair, results) for said, pair in zip(view.indicators, pairs, strict=True)]


def _indicator(said: IndicatorView, pair: Pair, results: Results) -> Content:
    history = results.trend(pair.result.indicator)
    return {
        "number": said.number,
        "title": said.title,
        "owner": [(label, "; ".join(holders)) for label, holders in said.owner],
        **_latest(pair.result),
        "trend": [_point(each) for each in history],
        "axis": _axis(history),
        "alt": _alt(said, history),
        "commentary": _commentary(pair),
        "notes": _notes(said),
    }


def _latest(result: Result) -> Content:
    earlier = result.comparisons[0]
    assert earlier.direction is not None
    return {
        "result": wording.result_text(result),
        "target": wording.target_text(result),
        "rating": wording.rating_text(result.rating),
        "earlier": wording.result_text(earlier.result),
        "arrow": wording.ARROWS[earlier.direction],
        "direction": wording.inline_text(DirectionArrow(earlier.direction, earlier.label)),
    }


def _point(result: Result) -> Content:
    assert result.amount is not None
    assert result.target is not None
    return {
        "result": wording.value_text(Value(result, Shown.RESULT)),
        "target": wording.value_text(Value(result, Shown.TARGET)),
        "rating": wording.rating_text(result.rating),
        "number": float(result.amount.number),
        "goal": float(result.target),
    }


def _axis(history: Iterable[Result]) -> Content:
    """Return where a chart's scale begins and ends: the tens around all that it shows."""
    points = [_point(each) for each in history]
    shown = [number for point in points for number in (point["number"], point["goal"])]
    return {"low": int(min(shown) // 10 * 10), "high": int(-(-max(shown) // 10) * 10)}


def _alt(said: IndicatorView, history: tuple[Result, ...]) -> str:
    """Return what a chart shows, for those who cannot see it."""
    first, last = (
        f"{wording.result_text(each)} in {wording.period_text(each.period)}" for each in (history[0], history[-1])
    )
    return f"Line chart of {said.title}: {first}, {last}; target {said.target}."


def _commentary(pair: Pair) -> list[str]:
    assert pair.commentary is not None
    blocks = read_markdown(pair.commentary.text, pair.commentary.place, placeholders(pair.result), 3).value.blocks
    return [wording.plain_text(block.children) for block in blocks if isinstance(block, Paragraph)]


def _notes(said: IndicatorView) -> list[Content]:
    notes = (
        ("Target", f"{said.target}. {said.bands_note} {said.basis_note}".strip()),
        ("Polarity", said.polarity_note),
        ("Data", said.coverage_note),
        ("Source", said.system),
        *(("", note) for note in said.notes),
    )
    return [{"label": label, "text": text} for label, text in notes]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(content_of(Path(sys.argv[1])), ensure_ascii=False), encoding="utf-8")
