"""Score drafts of labeled texts: `python tests/draft_scores.py [FOLDER] [--errors] [--names]`.

`--write docs/reliability.md` replaces the table between the two comments there.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from provcli.checks.drafts import note_unconfirmed
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.draft import draft_article
from provcli.drafting.model import UNCONFIRMED, Draft, ProposedDismissal, ProposedFigure, field_of
from provcli.drafting.names import word_key
from provcli.drafting.places import find_places, is_place
from provcli.drafting.toml_text import write_draft
from provcli.prose.period_dates import same_days
from provcli.prose.units import ISO_CURRENCIES
from reading_scores import Scores, labels_of, main, paragraphs_of

BEGIN, END = "<!-- draft scores: begin -->", "<!-- draft scores: end -->"
ASKED = ("metric", "unit", "value", "qualifier")
"""The fields that a draft asks about where the words near a number do not show them."""
MEASURES = (
    "accounted", "figure or dismissal", "value", "unit", "sign", "qualifier", "period",
    "entity", "metric shared", "metric apart",
    *(f"{field} wrong in silence" for field in ("entity", "period", *ASKED)),
    "pair wrong in silence",
    *(f"{field} asked if right" for field in ("period", *ASKED)), "status asked", "reason asked",
    *(f"{field} noted if right" for field in ("entity", "period", *ASKED)),
)  # fmt: skip
CODES = {"percent", "percentage-point", "basis-point", "permille", "times", *ISO_CURRENCIES}
"""The units that a draft writes as the labels do; it counts everything else."""
_UPPER_END = re.compile("(?:, upper end|上限)$")

Entry = ProposedFigure | ProposedDismissal


def score_draft(document: dict[str, Any], scores: Scores) -> None:
    """Add the draft of one text to the scores of its language."""
    draft, _ = draft_article(
        document["text"], this_year=2024, title=document["title"], date=document["published"]
    )
    _add_notes(draft, document["text"])
    entries: dict[str, list[Entry]] = {}
    drafted: tuple[Entry, ...] = (*draft.figures, *draft.dismissals)
    for entry in drafted:
        entries.setdefault(entry.candidate.paragraph.text, []).append(entry)
    paragraphs = paragraphs_of(document["text"])
    named: list[tuple[dict[str, Any], ProposedFigure]] = []
    for line, labels in zip(paragraphs, labels_of(document, paragraphs), strict=True):
        for label in labels:
            overlapping = (
                entry
                for entry in entries.get(line, ())
                if entry.candidate.numeral.start < label.end
                and entry.candidate.numeral.end > label.start
            )
            found = next(overlapping, None)
            _score_entry(label.fields, found, scores, line[:60])
            if isinstance(found, ProposedFigure) and label.is_quantity:
                named.append((label.fields, found))
    _score_names(draft, named, scores)


def _add_notes(draft: Draft, article: str) -> None:
    """Give figures the notes on what is not confirmed that their file has."""
    noted = note_unconfirmed("".join(write_draft(draft)), "The draft", article)
    file = DatasetFile(noted.text, "The draft")
    doubts = {
        (one.section, one.paragraph, one.printed, one.occurrence or 1): file.doubts.get(
            ("figures", index), ()
        )
        for index, one in enumerate(file.dataset.figures)
    }
    for figure in draft.figures:
        place = figure.candidate.location
        key = (place.get("section"), place["paragraph"], figure.candidate.printed)
        notes = doubts[*key, place.get("occurrence", 1)]
        figure.doubts += [note for note in notes if note.words == UNCONFIRMED]


def _score_names(
    draft: Draft, named: Sequence[tuple[dict[str, Any], ProposedFigure]], scores: Scores
) -> None:
    """Compare entities, and which figures share a metric; where labels have these keys."""
    calls = {
        row["id"]: {row["name"], row.get("local_name"), *row.get("aliases", ())}
        for row in draft.entities
    }
    for label, figure in named:
        name = draft.entity_names[figure.entity]
        if entity := label.get("entity"):
            # A text calls 淮川省 also 淮川, and the United States also U.S.
            names = {entity, *(f"{entity}{ending}" for ending in "省市县区")}
            names |= {place.name for _, _, place in find_places(entity) if is_place(entity)}
            is_right = bool(names & calls[figure.entity])
            scores.note("entity", label["printed"], entity, name, ok=is_right)
            _note_silence(scores, "entity", figure, label["printed"], is_right=is_right)
        if metric := label.get("metric"):
            # A name is right here if it has a word of the labeled one: cotton crop, crops.
            is_right = bool(
                word_key(metric) & word_key(figure.name) or _share_han(metric, figure.name)
            )
            where = f"{label['printed']} {figure.name!r} for {metric!r}"
            _note_silence(scores, "metric", figure, where, is_right=is_right)
        sentence = figure.candidate.around.strip()
        scores.names.append(
            f"{label.get('entity')} = {name} | {label.get('metric')} = {figure.name}"
            f" | {label['printed']} | {sentence}"
        )
    # The labels of both ends of a range have one metric; figures need two.
    ids = {(row["name"], row["unit"]): row["id"] for row in draft.metrics}
    metrics = {
        figure: ids.get((_UPPER_END.sub("", figure.name), figure.measure.id), figure.metric)
        for _, figure in named
    }
    for (label, figure), (other_label, other) in combinations(named, 2):
        if not label.get("metric") or not other_label.get("metric"):
            continue
        is_named = label["metric"] == other_label["metric"]
        is_drafted = metrics[figure] == metrics[other]
        where = f"{label['printed']}, {other_label['printed']}"
        is_asked = any(doubt.field == "metric" for doubt in (*figure.doubts, *other.doubts))
        labeled = f"{label['metric']}; {other_label['metric']}"
        drafted = f"{figure.name}; {other.name}"
        if is_named and _unit_of(label) == _unit_of(other_label):
            scores.note("metric shared", where, labeled, drafted, ok=is_drafted)
            scores.total["pair wrong in silence"] += 1
            scores.right["pair wrong in silence"] += not is_drafted and not is_asked
        elif is_drafted:
            scores.total["pair wrong in silence"] += 1
            scores.right["pair wrong in silence"] += not is_named and not is_asked
        if is_drafted:
            scores.note("metric apart", where, labeled, drafted, ok=is_named)


def _unit_of(label: dict[str, Any]) -> str:
    """Return the unit by which metrics of one name differ: profit in dollars and in euros."""
    return label["unit"] if label["unit"] in CODES else ""


def _score_entry(label: dict[str, Any], entry: Entry | None, scores: Scores, line: str) -> None:
    def note(measure: str, expected: object, drafted: object, *, ok: bool | None = None) -> None:
        where = f"{line!r} {label['printed']}"
        is_right = expected == drafted if ok is None else ok
        scores.note(measure, where, expected, drafted, ok=is_right)

    note("accounted", expected=True, drafted=entry is not None)
    if entry is None or label["class"] == "ordinal":
        return
    is_quantity = label["class"] == "quantity"
    if isinstance(entry, ProposedDismissal):
        scores.total["reason asked"] += 1
        scores.right["reason asked"] += bool(entry.doubts)
        is_right = not is_quantity or entry.reason in ("repetition", "claim")
        note("figure or dismissal", label["class"], entry.reason, ok=is_right)
        return
    note("figure or dismissal", is_quantity, drafted=True)
    if not is_quantity:
        return
    value, unit, drafted = Decimal(label["value"]), label["unit"], entry.measure.id
    # A part such as "one in five" is a percentage in a draft.
    values = {value, round(100 * value, 2)} if drafted == "percent" != unit else {value}
    note("value", label["value"], entry.value, ok=abs(entry.value) in values)
    is_counted = unit not in CODES and drafted not in CODES
    is_part = drafted == "percent" and abs(entry.value) != value
    is_unit = unit == drafted or is_counted or is_part
    note("unit", unit, drafted, ok=is_unit)
    is_sign = (label["sign"] < 0) == (entry.value < 0)
    note("sign", label["sign"] < 0, entry.value < 0)
    note("qualifier", label["bound"], entry.qualifier)
    for field, is_right in (
        ("unit", is_unit), ("value", is_sign), ("qualifier", label["bound"] == entry.qualifier)
    ):  # fmt: skip
        _note_silence(scores, field, entry, label["printed"], is_right=is_right)
    scores.total["status asked"] += 1
    scores.right["status asked"] += bool(entry.find_question("status"))
    expected = label["period"] or None
    is_right = same_days(expected, entry.period)
    note("period", expected, entry.period, ok=is_right)
    # A figure without a period guesses none.
    is_guess = entry.period is not None
    _note_silence(scores, "period", entry, label["printed"], is_right=is_right or not is_guess)


def _note_silence(
    scores: Scores, field: str, figure: ProposedFigure, printed: str, *, is_right: bool
) -> None:
    """Count a figure with a wrong field if its line, or its entity's, does not speak of it."""
    measure = f"{field} wrong in silence"
    scores.total[measure] += 1
    noted = {field_of(one.field) for one in figure.doubts if one[1] == UNCONFIRMED}
    if is_right:
        for word, is_said in (
            ("asked", bool(figure.find_question(field))),
            ("noted", field in noted),
        ):
            scores.total[f"{field} {word} if right"] += 1
            scores.right[f"{field} {word} if right"] += is_said
    is_said = field in noted or any(doubt.field == field for doubt in figure.doubts)
    is_assumed = field == "entity" and figure.is_entity_assumed
    if not (is_right or is_said or is_assumed):
        scores.right[measure] += 1
        scores.errors.append(f"{measure}: {printed} in {figure.candidate.around.strip()!r}")


def _share_han(name: str, other: str) -> bool:
    """Return whether two Chinese names share two characters in a row."""
    return any(name[at : at + 2] in other for at in range(len(name) - 1) if not name.isascii())


if __name__ == "__main__":
    main(score_draft, MEASURES, (BEGIN, END))
