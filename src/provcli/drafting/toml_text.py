"""A draft as the text of a dataset file, for a person to read and edit."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from provcli.drafting.model import (
    UNCONFIRMED,
    Candidate,
    Doubt,
    Draft,
    ProposedClaim,
    ProposedFigure,
    describe_unconfirmed,
)
from provcli.text_safety import escape_toml, one_line

OPENING = (
    "# An entry with `draft = true` is a proposal. `provcli review` asks you to confirm it.\n"
    "# A comment such as `period? from the title` says what provcli is unsure of;"
    " without the question mark, it says where a period or a name is from.\n"
    "# `not confirmed: metric` says that no words near the number confirm the metric,"
    " and `words not known: ` which of them provcli does not know.\n"
)
MAX_QUOTE = 300
"""Characters of a sentence that a comment quotes."""


def write_draft(draft: Draft) -> Iterator[str]:
    """Yield the lines of a draft, each with its line feed."""
    yield OPENING
    yield f"name = {write_value(draft.name)}\n"
    yield f"title = {write_value(draft.title)}\n\n"
    entities = (write_row(row, list_entity_doubts(draft, row["id"])) for row in draft.entities)
    yield from write_array("entities", entities)
    if draft.units:
        yield from write_array("units", map(write_row, draft.units))
    yield from write_array("metrics", map(write_row, draft.metrics))
    yield from write_array("figures", figure_lines(draft.figures, draft.entity_names))
    yield from write_array(
        "dismissals", (write_row(entry.row, entry.doubts) for entry in draft.dismissals)
    )
    yield "[source]\n"
    if draft.is_date_guessed:
        yield "# date? the text prints none, so words such as last year mean no period\n"
    for key, value in draft.source.items():
        if key == "sections":
            yield from write_array("sections", map(write_row, value), end="")
        else:
            yield f"{key} = {write_value(value)}\n"
    for claim in draft.claims:
        yield from claim_lines(claim)


def list_entity_doubts(draft: Draft, entity: str) -> Sequence[Doubt]:
    """Return the question about an entity that figures are assumed to be about."""
    count = draft.assumed.get(entity, 0)
    named = "figure whose sentence names" if count == 1 else "figures whose sentences name"
    words = f"from {draft.entity_source}; assumed for {count:,} {named} no entity"
    return [Doubt("entity", words)] if count else []


def write_array(name: str, items: Iterable[str], *, end: str = "\n") -> Iterator[str]:
    """Yield the lines of an array with one item a line; comment lines pass through."""
    yield f"{name} = [\n"
    for item in items:
        yield f"    {item}\n"
    yield f"]\n{end}"


def figure_lines(figures: Sequence[ProposedFigure], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the figures by entity, each sentence above its own, with what is unsure."""
    order = {entity: position for position, entity in enumerate(names)}
    by_entity = sorted(figures, key=lambda figure: order[figure.entity])
    for entity, own in groupby(by_entity, key=lambda figure: figure.entity):
        yield write_heading(names[entity])
        for _, of_sentence in groupby(own, key=lambda figure: figure.candidate.sentence_key):
            rows = list(of_sentence)
            yield f"# {quote_sentence(rows[0].candidate)}"
            for figure in rows:
                yield write_row(figure.row, figure.doubts)


def write_heading(name: str) -> str:
    """Return the comment above the figures of an entity."""
    return f"# ----- {write_comment(name)} -----"


def claim_lines(claim: ProposedClaim) -> Iterator[str]:
    """Yield the lines of a claim, under what recomputing it says."""
    yield "\n[[claims]]\n"
    yield f"# {write_comment(claim.explanation)}\n"
    for key, value in claim.row.items():
        yield f"{key} = {write_value(value)}\n"


def write_row(row: Mapping[str, Any], doubts: Sequence[Doubt] = ()) -> str:
    """Return an entry as an inline table with comma, and a comment of what is unsure."""
    return f"{write_value(row)},{write_end(doubts)}"


def write_end(doubts: Sequence[Doubt]) -> str:
    """Return the comment of what is unsure for the end of a line; maybe nothing."""
    return f"  # {join_doubts(doubts)}" if doubts else ""


def join_doubts(doubts: Sequence[Doubt]) -> str:
    """Return what is unsure as a comment."""
    parts = [str(doubt) for doubt in doubts if doubt.words != UNCONFIRMED]
    return write_comment("; ".join(filter(None, [*parts, describe_unconfirmed(doubts)])))


def write_value(value: Any) -> str:
    """Return a value as TOML on one line."""
    if isinstance(value, str):
        return escape_toml(json.dumps(str(value), ensure_ascii=False))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(Decimal(value), ",f").replace(",", "_")
    if isinstance(value, Mapping):
        pairs = (f"{key} = {write_value(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return f"[{', '.join(map(write_value, value))}]"


def write_comment(text: str) -> str:
    """Return text that can be a comment: on one line, without control characters."""
    return " ".join(one_line(text.replace("\r", " ")).split())


def quote_sentence(candidate: Candidate) -> str:
    """Return a number's sentence as a comment; of a long one the part around it."""
    start, end = candidate.sentence
    first, last = start, end
    if end - start > MAX_QUOTE:
        first = max(start, candidate.numeral.start - MAX_QUOTE // 2)
        last = min(end, max(first + MAX_QUOTE, candidate.numeral.end))
    cut = candidate.paragraph.text[first:last][: 2 * MAX_QUOTE]
    return write_comment(f"{'...' if first > start else ''}{cut}{'...' if last < end else ''}")
