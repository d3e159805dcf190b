"""Numbers that an article prints again."""

from collections.abc import Sequence

from provcli.drafting.known import Known
from provcli.drafting.model import ProposedDismissal, ProposedFigure

MIN_DIGITS = 3
"""A value with this many digits that occurs twice is most likely a repetition."""


def split_repetitions(
    figures: Sequence[ProposedFigure], known: Known
) -> tuple[list[ProposedFigure], list[ProposedDismissal]]:
    """Return the figures that say something new, and the repetitions of the others.

    A figure of the text comes before one of a heading or the title. A rough number, such as almost
    a sixth beside 16.5%, is what the exact one claims.
    """
    exact = {figure.id: figure for figure in figures if figure.qualifier == "exact"}
    rough = {
        figure: exact[figure.id]
        for figure in figures
        if figure.id in exact and figure.recorded.rounds(exact[figure.id].recorded)
    }
    figures = [figure for figure in figures if figure not in rough]
    first = known.by_value | known.figures
    repeated: dict[ProposedFigure, str] = {}
    for figure in sorted(
        figures, key=lambda figure: (_is_headline(figure), figure.candidate.number)
    ):
        own = figure.recorded
        keys: list[object] = [figure.id]
        if len(figure.value.normalize().as_tuple().digits) >= MIN_DIGITS:
            keys.append((figure.entity, figure.measure.id, figure.value, figure.status))
        other = next((first[key] for key in keys if key in first), None)
        if other and (own.id == other.id or _may_be_same(own.period, other.period)):
            repeated[figure] = other.id
            continue
        for key in keys:
            first.setdefault(key, own)
    kept = [figure for figure in figures if figure not in repeated]
    dismissals = [
        ProposedDismissal(figure.candidate, "repetition", repeats=id_)
        for figure, id_ in repeated.items()
    ] + [
        ProposedDismissal(figure.candidate, "claim", note=f"Rounds {other.candidate.printed}.")
        for figure, other in rough.items()
    ]
    return kept, dismissals


def _is_headline(figure: ProposedFigure) -> bool:
    paragraph = figure.candidate.paragraph
    return paragraph.number == 0 or (not paragraph.section and paragraph.number == 1)


def _may_be_same(period: str | None, other: str | None) -> bool:
    return period is None or other is None or period == other
