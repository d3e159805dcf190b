"""From the text of an article to a proposed dataset."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from provcli.dataset.models import ArticleEntry, Figure
from provcli.drafting.doubts import ask_about_figures, ask_about_reasons
from provcli.drafting.entities import EntityReader, ProposedEntity, entity_rows, name_entities
from provcli.drafting.known import Known
from provcli.drafting.measures import COUNT, PERCENT, RANK, Measure, is_part, measure_of
from provcli.drafting.metrics import (
    name_composition,
    name_metrics,
    name_parts,
    name_sections,
    share_names,
    share_vague_names,
)
from provcli.drafting.model import (
    NOT_OVER,
    Candidate,
    Doubt,
    Draft,
    ProposedDismissal,
    ProposedFigure,
    Row,
)
from provcli.drafting.names import capitalize, is_chinese
from provcli.drafting.naming import NameReader, is_forecast, is_lost_part
from provcli.drafting.outline import Outline
from provcli.drafting.plans import find_plan, reports_past
from provcli.drafting.propose import Answer
from provcli.drafting.publisher import find_publisher
from provcli.drafting.repetitions import split_repetitions
from provcli.drafting.sorting import dismiss, dismissal_reason
from provcli.drafting.suggestions import GROWTHS, split_name
from provcli.errors import ProvcliError
from provcli.prose.context import Unit, Words
from provcli.prose.period_dates import same_days, shift_period, spell
from provcli.prose.units import ENGLISH_UNITS, ISO_CURRENCIES
from provcli.values.periods import Period, last_day

_UNIT_AT_END = re.compile(r"(?: [a-z][\w-]*){2,10} (?P<unit>[A-Z][a-z]+)(?=[.,;]|$)")
_AGREED_BEFORE = re.compile(r"\b(?:signed|agreed|approved|announced|proposed)\b[^,;]{0,30}$")
_AGREED_AFTER = re.compile(r"[^,.;]{0,60}\b(?:project|plan)\b")
MAX_STORY = 400
"""Characters before a sentence in which the year of a change is searched."""
_YEAR_OF_CHANGE = re.compile(r"(?:\bIn |^|[，。])((?:19|20)\d\d)\b年?")
_AFTER_CHANGE = re.compile(
    r"\b(?:[Aa]fter|[Ss]ince|in the past|previously|formerly)\b|之后|以来|过去|原来"
)


def _find_reason(candidate: Candidate, answer: Answer) -> str | None:
    """Return why a number is not a figure; None if it is one."""
    if reason := dismissal_reason(candidate):
        return answer.reason or reason
    return answer.reason if answer.reason != "repetition" else None


def draft_dataset(
    outline: Outline,
    candidates: Sequence[Candidate],
    *,
    name: str,
    publisher: str | None,
    kind: str | None,
    known: Known,
    accounted: Mapping[int, ArticleEntry],
    answers: Mapping[int, Answer],
    wanted: Collection[int],
) -> Draft:
    """Return the dataset that the text of an article proposes, without claims.

    Entities and metrics that a dataset has already are used again. Numbers that its entries name
    are left out: `accounted` has these entries by number, counted from 1, as `answers` has what a
    program says. The wanted numbers become figures, whatever they look like.
    """
    reasons = {
        candidate: _find_reason(candidate, answers.get(candidate.number, Answer()))
        for candidate in candidates
        if candidate.number not in wanted
    }
    counted = [candidate for candidate in candidates if not reasons.get(candidate)]
    entity_reader = EntityReader(outline, counted)
    name_reader = NameReader(entity_reader.names_inside)
    published = last_day(outline.date)
    currencies = _find_currencies(candidates)
    figures: list[ProposedFigure] = []
    dismissals: list[ProposedDismissal] = []
    entities: dict[ProposedFigure, ProposedEntity] = {}
    for candidate in candidates:
        if reason := reasons.get(candidate):
            dismissals.append(dismiss(candidate, reason))
            continue
        measure = _measure(candidate, currencies, figures[-MAX_BEFORE:])
        subject = entity_reader.read(candidate)
        entity = subject.entity
        called = entity.call(chinese=is_chinese(candidate.around))
        named = name_reader.read(candidate, measure, called, entity.kind, peer=subject.peer)
        figure = ProposedFigure(
            candidate, _value_of(candidate, measure), measure, named.base, named.name
        )
        figure.qualifier = candidate.context.qualifier
        figure.scope = subject.scope
        figure.ask("scope", "named before the number" if figure.scope else "")
        figure.ask("metric", named.doubt)
        _read_period(figure)
        entities[figure] = entity
        figure.ask("entity", subject.doubt)
        figure.is_entity_assumed = subject.is_assumed
        figures.append(figure)
    name_composition(figures)
    share_names(figures, entities)
    share_vague_names(figures)
    name_parts(figures)
    owners = {entity.name for entity in entities.values()}
    topics = {
        id_: heading
        for id_, heading in outline.sections
        if not any(owner in heading for owner in owners)
    }
    name_sections(figures, topics)
    _date_former_levels(figures)
    _date_before_and_after(figures)
    for figure in figures:
        answer = answers.get(figure.candidate.number, Answer())
        if answer.entity:
            entities[figure] = entity_reader.find_named(answer.entity)
            figure.is_entity_assumed = False
        _apply(figure, answer)
        _read_status(figure, published, is_guessed=outline.is_date_guessed)
    recorded = [
        _as_recorded(figure, entry, known)
        for figure in figures
        if isinstance(entry := accounted.get(figure.candidate.number), Figure)
    ]
    figures = [figure for figure in figures if figure.candidate.number not in accounted]
    dismissals = [
        dismissal for dismissal in dismissals if dismissal.candidate.number not in accounted
    ]
    # A country stays one in a text on companies.
    for entity in [item for item in entities.values() if not item.codes] or entities.values():
        entity.kind = kind or entity.kind
    used_entities = name_entities((entities[figure] for figure in figures), known)
    for figure in figures:
        figure.entity = entities[figure].id
    metrics = name_metrics(figures, known)
    for figure in figures:
        # A file has one comment on each new entity; one that it has already gets none.
        if figure.is_entity_assumed and figure.entity in known.entity_ids:
            figure.ask("entity", f"from {entity_reader.main_source}")
            figure.is_entity_assumed = False
    ask_about_figures(figures, date.max if outline.is_date_guessed else published)
    figures, repeated = split_repetitions(figures, known)
    dismissals = sorted([*dismissals, *repeated], key=lambda dismissal: dismissal.candidate.number)
    ask_about_reasons(dismissals)
    return Draft(
        name,
        outline.title,
        _source_row(outline, publisher),
        outline.is_date_guessed,
        entity_rows(used_entities, known),
        entity_reader.main_source,
        _unit_rows(figures, known),
        metrics,
        figures,
        dismissals,
        {entity.id: entity.name for entity in used_entities},
        recorded,
    )


def _as_recorded(figure: ProposedFigure, entry: Figure, known: Known) -> ProposedFigure:
    """Return what the words around a number say, with what a dataset records of it."""
    measure = Measure(known.units[entry.metric])
    base, end = split_name(known.names[entry.metric])
    if not end and measure == figure.measure == PERCENT and figure.name.endswith(GROWTHS):
        end = split_name(figure.name)[1]  # "Sales growth" is one without the comma of a draft.
        base = _GROWTH_WORD.sub("", base)
    return replace(
        figure,
        value=entry.value,
        measure=measure,
        base=base,
        name=f"{base}{end}",
        entity=entry.entity,
        metric=entry.metric,
        period=entry.period,
        qualifier=entry.qualifier,
        status=entry.status,
        scope=entry.scope,
    )


_GROWTH_WORD = re.compile(" growth$|^Growth (?:of|in) |的?(?:增长率?|增幅|涨幅|降幅)$")


def _apply(figure: ProposedFigure, answer: Answer) -> None:
    """Take over what a program says about a figure."""
    if answer.metric:
        figure.base = figure.name = capitalize(answer.metric)
    if answer.period:
        figure.period = answer.period
    answered = [field for field in ("entity", "metric", "period") if getattr(answer, field)]
    figure.drop_questions(*answered)
    for field in answered:
        figure.ask(field, "from --propose")


def _source_row(outline: Outline, publisher: str | None) -> Row:
    row: Row = {"title": outline.title}
    texts = [paragraph.text for paragraph in outline.article.paragraphs]
    if publisher := publisher or find_publisher(texts):
        row["publisher"] = publisher
    if not outline.is_date_guessed:
        row["date"] = outline.date
    row["language"] = "zh" if is_chinese(" ".join(texts[:20])) else "en"
    if outline.sections:
        row["sections"] = [{"id": id_, "heading": heading} for id_, heading in outline.sections]
    return row


def _find_currencies(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Return currency codes by the last word of their full name: CHF for francs."""
    units = (candidate.context.unit for candidate in candidates)
    return {
        unit.text.split()[-1]: unit.code
        for unit in units
        if unit and unit.code in ISO_CURRENCIES and len(unit.text.split()) > 1
    }


def _measure(
    candidate: Candidate, currencies: Mapping[str, str], before: Sequence[ProposedFigure]
) -> Measure:
    unit = candidate.context.unit
    if candidate.numeral.kind == "ordinal":
        return RANK
    if unit and unit.text.strip() in currencies and unit.code not in ISO_CURRENCIES:
        return Measure(currencies[unit.text.strip()])
    if unit is None and (found := _UNIT_AT_END.match(candidate.after)):
        # "40 new solar panel capacity Megawatt", as translations have it.
        code = ENGLISH_UNITS.get(found["unit"].lower(), "")
        unit = Unit(code, "", Words(*found.span("unit"), found["unit"])) if code else None
    measure = measure_of(unit, candidate.numeral, candidate.after)
    if measure != COUNT:
        return measure
    # "Cars were 45 percent of exports, or 30 billion" is in the currency of the exports.
    levels = (figure for figure in reversed(before) if figure.measure not in (PERCENT, RANK))
    last = next(levels, None)
    return last.measure if last and _is_same_money(candidate, last) else COUNT


def _is_same_money(candidate: Candidate, last: ProposedFigure) -> bool:
    """Return whether a number has the currency of the one before it."""
    is_bare = candidate.context.unit is None and candidate.numeral.scale >= MIN_MONEY
    is_again = candidate.before.strip() == "or" or _COMPARED.match(candidate.after) is not None
    is_near = candidate.sentence_key == last.candidate.sentence_key or (
        candidate.paragraph is last.candidate.paragraph and is_again
    )
    is_money = last.measure.is_money
    return is_bare and is_near and is_money and bool(_NO_NOUN.match(candidate.after))


PERIOD_FROM = {
    "clause": "from words before, in the sentence",
    "sentence": "from words before, in the sentence",
    "before": "from a sentence before",
    "heading": "from the heading",
    "title": "from the title",
}
"""Where the words for a period are, as a comment says it: `period? from the heading`."""
FROM_AFTER = "from words after, in the sentence"
FORMER = "a year before the level after the change"
MAX_BEFORE = 8
"""Figures before an amount among which its currency is searched."""
MIN_MONEY = 1_000
"""The smallest scale word that an amount of money has without its currency: thousand."""
_NO_NOUN = re.compile(
    r"\s*(?:$|[,.;)]|(?:and|or|to|from|for|a|in|by|on|came|was|were|more|less)\b)"
)
_COMPARED = re.compile(" (?:more|less) than")


def _value_of(candidate: Candidate, measure: Measure) -> Decimal:
    numeral = candidate.numeral
    assert numeral.value is not None
    value = numeral.value
    is_percent = measure == PERCENT and is_part(numeral) and not numeral.unit_sign
    if is_percent or numeral.kind == "fraction":
        value = round(100 * value, 2) if is_percent else round(value, 4)
        value = Decimal(f"{value.normalize():f}")
    is_fall = candidate.context.sign < 0 and not is_lost_part(candidate, measure)
    return -value if is_fall and value else value


def _read_period(figure: ProposedFigure) -> None:
    reading = figure.candidate.period
    if reading.rival:
        figure.ask("period", f"the sentence also says {reading.rival}")
    if not reading.period:
        return
    try:
        figure.period = Period(spell(reading.period))
    except (ValueError, ProvcliError):
        return
    evidence = reading.evidence
    if evidence and not reading.is_sure and not reading.rival:
        is_after = evidence.is_adjacent and evidence.place == "clause"
        figure.ask("period", FROM_AFTER if is_after else PERIOD_FROM[evidence.place])
    elif evidence and evidence.place not in ("clause", "sentence"):
        figure.doubts.append(Doubt("period", PERIOD_FROM[evidence.place], is_question=False))
    elif evidence is None:
        figure.ask("period", FORMER)


def _date_former_levels(figures: Sequence[ProposedFigure]) -> None:
    """Date the last level of "fell 20% to 96 from 120" to the year before.

    Do so only if nothing else dates it.
    """
    for triple in zip(figures, figures[1:], figures[2:], strict=False):
        by_role = {figure.candidate.context.role: figure for figure in triple}
        places = {(figure.candidate.sentence_key, figure.base) for figure in triple}
        if by_role.keys() != {"by", "to", "from"} or len(places) > 1:
            continue
        change, former, period = by_role["by"], by_role["from"], by_role["to"].period
        if change.period == former.period:
            change.period = period  # The change leads to the level after it.
        if not former.period and period and ".." not in period:
            former.period = shift_period(period, -1)
            former.ask("period", FORMER)


def _date_before_and_after(figures: Sequence[ProposedFigure]) -> None:
    """Date "In 2018, it changed. After that, use fell from 5 to 4": before, since."""
    for former, latter in pairwise(figures):
        first, last = former.candidate, latter.candidate
        keys = [(figure.base, figure.candidate.sentence_key) for figure in (former, latter)]
        if (first.context.role, last.context.role) != ("from", "to") or keys[0] != keys[1]:
            continue
        start = max(0, first.sentence[0] - MAX_STORY)
        before = first.paragraph.text[start : last.numeral.start]
        years = list(_YEAR_OF_CHANGE.finditer(before))
        if len(years) == 1 and _AFTER_CHANGE.search(before, years[0].end()):
            former.period, latter.period = f"../{years[0][1]}", f"{years[0][1]}/.."
            for figure in (former, latter):
                figure.drop_questions("period")
                figure.ask("period", "before and since the year of a sentence before")


def _read_status(figure: ProposedFigure, published: date, *, is_guessed: bool) -> None:
    """Call a plan a target, and what was not over, unless a verb reports it.

    If the date of publication is a guess, nothing is known to be over.
    """
    candidate = figure.candidate
    text, numeral, sentence = candidate.paragraph.text, candidate.numeral, candidate.sentence
    period = Period(figure.period) if figure.period else None
    end = period.end if period else None
    is_over = end is not None and end <= published
    is_ahead = end is not None and end > published
    is_planned = is_forecast(candidate) or find_plan(
        candidate.paragraph, numeral, sentence, is_over=is_over and not is_guessed
    )
    is_agreed = _AGREED_BEFORE.search(candidate.before) and _AGREED_AFTER.match(candidate.after)
    # 计划把覆盖率由去年的41%提高到80%
    is_former = is_over and not is_guessed and candidate.context.role == "from"
    if (is_planned and not is_former) or (is_agreed and not is_over):
        figure.status = "target"
        figure.ask("status", "" if is_ahead else "from the verb")
    elif is_ahead and reports_past(text, numeral, sentence):
        figure.ask("period", "it was not over")
        if not same_days(candidate.period.period, figure.period):
            figure.period = None  # The words that date it are those of another number.
        elif period and period.start and period.start > published:
            figure.status = "target"
    elif is_ahead:
        figure.status = "target"
        figure.doubts.append(NOT_OVER)


def _unit_rows(figures: Iterable[ProposedFigure], known: Known) -> list[Row]:
    labels = {figure.measure.id: figure.measure.label for figure in figures if figure.measure.label}
    return [
        {"id": id_, "label": label} for id_, label in labels.items() if id_ not in known.unit_ids
    ]
