"""The cells that were found in a download become results of others: as printed, as a mean, with a rank."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from committee_pack.findings import Finding, Outcome, Place, abridged, error, warning
from committee_pack.model.indicators import Polarity
from committee_pack.model.marks import Mark, joined
from committee_pack.model.periods import Period
from committee_pack.model.results import Amount, Observation, Rank, typed_decimals
from committee_pack.read.explore.asked import Asked
from committee_pack.read.explore.faults import named_some
from committee_pack.read.explore.figures import Figure, parse_figure
from committee_pack.read.explore.rows import Cell, Found, Time
from committee_pack.read.explore.times import UnknownIdentifierError, identifier_hint, parse_time

_EMPTY = Figure(None, "")


@dataclass(frozen=True, slots=True)
class _Reported:
    """A comparator's result: a value as printed, words in its place, or a mean."""

    value: Decimal | None = None
    words: str = ""
    marks: tuple[Mark, ...] = ()
    mean: Amount | None = None
    mean_of: tuple[Decimal, ...] = ()


def results_of(asked: Asked, found: Found, file: str) -> Outcome[tuple[Observation, ...]]:
    """Return a row for each indicator, time and comparator that the download has a result of."""
    maker = _Maker(asked, found, file)
    made = tuple(maker.observations())
    return Outcome(made, tuple(maker.told()))


@dataclass(slots=True)
class _Maker:
    """Makes observations, and keeps what was found on the way."""

    asked: Asked
    found: Found
    file: str
    _findings: list[Finding] = field(default_factory=list)
    _periods: dict[Time, Period | None] = field(default_factory=dict)
    _unknown: set[str] = field(default_factory=set)
    """The identifiers of time that are not understood: each is told once."""
    _most: dict[str, int] = field(default_factory=dict)
    """How many decimals the column of an indicator has."""
    _twice: set[str] = field(default_factory=set)
    _lacking: dict[tuple[str, str, str], list[Period]] = field(default_factory=dict)
    """The periods that an indicator has no mean of a comparator for, by who is missing from it."""

    def observations(self) -> Iterator[Observation]:
        """Return the rows, in the order of the catalogue's indicators, then of the file."""
        times: dict[str, dict[Time, int]] = {}
        for (indicator, _, time), cell in self.found.cells.items():
            times.setdefault(indicator, {}).setdefault(time, cell.line)
        for indicator in self.asked.entry.indicators:
            # -- of rows that nothing tells apart none can be chosen
            held = {} if indicator in self.found.clashes else times.get(indicator, {})
            for time, line in held.items():
                if period := self._period(time, line):
                    yield from self._of_time(indicator, time, period)

    def told(self) -> Iterator[Finding]:
        """Return what was found on the way."""
        yield from abridged(self._findings)
        for comparator in sorted(self._twice):
            message = f"{comparator}: one of those listed is there by two names, and would count twice."
            yield error("value-wrong", self.asked.place(("names", comparator)), message, "Keep one of them.")
        for (indicator, comparator, missing), periods in self._lacking.items():
            if self._is_echo(comparator):
                continue
            times = named_some([str(each) for each in periods])
            message = f"'{indicator}' has no mean of {comparator} for {times}: there is no number of {missing}."
            hint = "Take who is missing out of the list, or do without."
            yield warning("mean-incomplete", self.asked.place(("names", comparator)), message, hint)

    def _is_echo(self, comparator: str) -> bool:
        """Return whether who is missing from a mean is told already: rows are not read, or an area is not there."""
        there = {name for _, name in self.found.areas}
        return bool(self.found.findings) or not there.issuperset(self.asked.parts(comparator))

    def _of_time(self, indicator: str, time: Time, period: Period) -> Iterator[Observation]:
        rank = self._rank(indicator, time)
        for comparator in self.asked.entry.names:
            parts = self.asked.parts(comparator)
            cells = [(part, self.found.cells.get((indicator, part, time))) for part in parts]
            lines = [cell.line for _, cell in cells if cell]
            figures = [(part, self._figure(cell, indicator) if cell else _EMPTY) for part, cell in cells]
            if not lines or None in (figure for _, figure in figures):
                continue
            known = [(part, figure) for part, figure in figures if figure]
            if self.asked.is_mean(comparator):
                if len(set(lines)) < len(lines):
                    self._twice.add(comparator)
                reported = self._mean(indicator, comparator, period, known)
            else:
                reported = _as_printed(known[0][1], self._decimals(indicator))
            if reported:
                place = Place(self.file, lines[0], self._column(indicator))
                # -- beside a mean of some, a place among all would be taken for one among them
                placed = None if self.asked.is_mean(comparator) else rank
                yield _observation(indicator, comparator, period, reported, placed, place)

    def _mean(
        self, indicator: str, comparator: str, period: Period, figures: list[tuple[str, Figure]]
    ) -> _Reported | None:
        """Return the exact mean of printed numbers; None where one of them is missing."""
        missing = [f"{part} ({each.words})" if each.words else part for part, each in figures if each.number is None]
        if missing:
            self._lacking.setdefault((indicator, comparator, named_some(missing)), []).append(period)
            return None
        numbers = [each.number for _, each in figures if each.number is not None]
        mean = Amount(sum(map(Fraction, numbers), Fraction()) / len(numbers), min(map(typed_decimals, numbers)))
        return _Reported(marks=joined(each.marks for _, each in figures), mean=mean, mean_of=tuple(numbers))

    def _rank(self, indicator: str, time: Time) -> Rank | None:
        """Return the council's place among all local authorities that have a number, the best first."""
        own = self.found.cells.get((indicator, self.asked.entry.authority or "", time))
        polarity = self.asked.polarities.get(indicator)
        if own is None or polarity not in (Polarity.HIGHER, Polarity.LOWER):
            return None
        read = [self._figure(cell, indicator) for cell in self.found.peers.get((indicator, time), {}).values()]
        figure = self._figure(own, indicator)
        return rank_among(
            figure.number if figure else None,
            [each.number for each in read if each and each.number is not None],
            highest_first=polarity is Polarity.HIGHER,
        )

    def _figure(self, cell: Cell, indicator: str) -> Figure | None:
        """Return what a cell says; None, with a finding, where it cannot be read."""
        if not cell.text:
            return _EMPTY
        try:
            return parse_figure(cell.text)
        except ValueError as fault:
            place = Place(self.file, cell.line, self._column(indicator))
            self._findings.append(error("cell-wrong", place, f"{fault}.", "Download the file again, and leave it so."))
            return None

    def _decimals(self, indicator: str) -> int:
        """Return how many decimals the column of an indicator has at most, in the rows that are asked for."""
        if indicator not in self._most:
            texts = (cell.text for (each, _, _), cell in self.found.cells.items() if each == indicator)
            self._most[indicator] = max(map(_decimals_of, texts), default=0)
        return self._most[indicator]

    def _period(self, time: Time, line: int) -> Period | None:
        if time not in self._periods:
            self._periods[time] = self._parsed(time, line)
        return self._periods[time]

    def _parsed(self, time: Time, line: int) -> Period | None:
        written, identifier = time
        try:
            return parse_time(identifier, written, self.asked.year_starts)
        except UnknownIdentifierError as fault:
            if identifier not in self._unknown:
                self._unknown.add(identifier)
                place = Place(self.file, line, "time_identifier")
                self._findings.append(error("time-unknown", place, f"{fault}.", identifier_hint(identifier)))
        except ValueError as fault:
            self._findings.append(error("cell-wrong", Place(self.file, line, "time_period"), f"{fault}."))
        return None

    def _column(self, indicator: str) -> str:
        return self.asked.entry.indicators[indicator].column


def rank_among(own: Decimal | None, numbers: list[Decimal], *, highest_first: bool) -> Rank | None:
    """Return the place of a number among others, itself one of them; equal ones share the better place."""
    if own is None:
        return None
    better = sum(each > own if highest_first else each < own for each in numbers)
    return Rank(better + 1, max(len(numbers), better + 1))


def _decimals_of(text: str) -> int:
    """Return how many decimals a cell has; none where it is no number, which is told where it is read."""
    with suppress(ValueError):
        number = parse_figure(text).number
        return typed_decimals(number) if number is not None else 0
    return 0


def _as_printed(figure: Figure, decimals: int) -> _Reported | None:
    """Return a figure as it is printed, with the decimals of its column, whose noughts a download leaves out.

    None where the cell is empty, which is missing and never zero.
    """
    if figure.number is None:
        return _Reported(None, figure.words, figure.marks) if figure.words else None
    return _Reported(figure.number.quantize(Decimal(1).scaleb(-decimals)), figure.words, figure.marks)


def _observation(
    indicator: str, comparator: str, period: Period, reported: _Reported, rank: Rank | None, place: Place
) -> Observation:
    return Observation(
        indicator=indicator,
        period=period,
        window=None,
        area="",
        cohort="",
        numerator=None,
        denominator=None,
        value=reported.value,
        words=reported.words,
        marks=reported.marks,
        direction=None,
        note="",
        place=place,
        comparator=comparator,
        rank=rank,
        mean=reported.mean,
        mean_of=reported.mean_of,
    )
