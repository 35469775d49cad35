"""What is wrong with what a catalogue asks of a download."""

from __future__ import annotations

from collections.abc import Iterator

from committee_pack.findings import Finding, Place, did_you_mean, error
from committee_pack.read.explore.asked import Asked, columns_of
from committee_pack.read.explore.figures import is_figure
from committee_pack.read.explore.rows import LEVELS, LOCAL_AUTHORITY, NEEDED, Clash, Found, Measure

_MOST_NAMED = 6


def named_some(names: list[str]) -> str:
    """Return names in words, of very many the first few: `Essex, Kent and 3 more`."""
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} and {len(names) - _MOST_NAMED} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def head_faults(head: tuple[str, ...], place: Place) -> Iterator[Finding]:
    """Return a finding for each column that a download must have and this one has not."""
    if not any(head):
        yield error("table-empty", place, "The table is empty.", "Download it again, and leave it as it is.")
        return
    for name in NEEDED:
        if name not in head:
            message = f"The column '{name}' is missing, which each file of explore education statistics has."
            yield error("column-missing", place, message, did_you_mean(name, filter(None, head)))
    for name in (*NEEDED, *(name for names in LEVELS.values() for name in names)):
        if head.count(name) > 1:
            yield error("column-twice", place, f"The column '{name}' stands there twice.", "Keep one of them.")


def column_faults(head: tuple[str, ...], place: Place, asked: Asked) -> Iterator[Finding]:
    """Return a finding for each indicator that there is none of, and each of its columns that the file has not."""
    known = tuple(filter(None, head))
    for indicator, statistic in asked.entry.indicators.items():
        if indicator not in asked.declared:
            at, hint = asked.place(("indicators", indicator)), did_you_mean(indicator, asked.declared)
            yield error("indicator-unknown", at, f"There is no indicator '{indicator}'.", hint)
        for column, keys in columns_of(indicator, statistic):
            if column not in known:
                message = f"There is no column '{column}' in {place.file}."
                yield error("column-unknown", asked.place(keys), message, did_you_mean(column, known))
            elif known.count(column) > 1:
                yield error("column-twice", place, f"The column '{column}' stands there twice.", "Keep one of them.")


def area_faults(found: Found, asked: Asked, file: str) -> Iterator[Finding]:
    """Return a finding for each area that the file has not, or has no local authority of."""
    there = {name for _, name in found.areas}
    for area, place in asked.parts_with_places():
        if area not in there:
            hint = did_you_mean(area, [name for _, name in found.names])
            yield error("area-unknown", place, f"There is no area '{area}' in {file}.", hint)
    own = asked.entry.authority
    if own and (LOCAL_AUTHORITY, own) not in found.areas:
        hint = did_you_mean(own, [name for level, name in found.names if level == LOCAL_AUTHORITY])
        yield error(
            "area-unknown", asked.place(("authority",)), f"There is no local authority '{own}' in {file}.", hint
        )


def filter_faults(measure: Measure, found: Found, asked: Asked, file: str) -> Iterator[Finding]:
    """Return a finding for each value that a column has in no row, or one where no row has all of them."""
    columns = tuple(name for name, _ in measure.where)
    rows = found.filters[columns]
    if tuple(value for _, value in measure.where) in rows or not rows:
        return
    unknown = False
    where = asked.entry.indicators[measure.indicator].where
    for name, value in where.items():
        held = sorted({row[columns.index(name.lower())] for row in rows})
        if value not in held:
            unknown = True
            place = asked.place(("indicators", measure.indicator, "where", name))
            message = f"No row of {file} has '{value}' in '{name}'."
            yield error("filter-unknown", place, message, did_you_mean(value, filter(None, held)))
    if not unknown:
        place = asked.place(("indicators", measure.indicator, "where"))
        said = ", ".join(f"{name}: {value}" for name, value in where.items())
        yield error("filter-unknown", place, f"No row of {file} has all of these: {said}.", "Leave one of them out.")


def clash_fault(indicator: str, clash: Clash, asked: Asked, file: str) -> Finding:
    """Return a finding of rows that nothing tells apart, with the columns that would."""
    measured = {each.column.lower() for each in asked.entry.indicators.values()}
    differing = {name: list(values) for name, values in clash.values.items() if name not in measured}
    filters = {name: values for name, values in differing.items() if not all(map(is_figure, values))} or differing
    of = f"{clash.area} for {' '.join(reversed(clash.time))}"
    if not filters:
        message = f"'{indicator}' has an observation of {of} on line {clash.first} of {file} already."
        return error("observation-twice", Place(file, clash.again), message, "Keep one of them.")
    shown = [f"{name} ({named_some(values)})" for name, values in list(filters.items())[:_MOST_NAMED]]
    message = f"'{indicator}' has several rows of {of}, as lines {clash.first} and {clash.again} of {file}."
    name, values = next(iter(filters.items()))
    total = next((each for each in values if each.lower() in ("total", "all")), values[0])
    hint = f"They differ in {', '.join(shown)}. Choose one, as 'where: {{{name}: {total}}}'."
    return error("filter-missing", asked.place(("indicators", indicator)), message, hint)
