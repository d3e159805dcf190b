"""A draft of the numbers that a dataset file does not name yet."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from provcli.analysis.claims import check_claims
from provcli.dataset.models import ArticleEntry, Dataset, Figure, name_place
from provcli.drafting.candidates import find_candidates
from provcli.drafting.dataset_file import DatasetFile
from provcli.drafting.draft import propose_dataset
from provcli.drafting.model import Candidate, Draft, Row
from provcli.drafting.outline import Outline, read_outline
from provcli.drafting.sorting import dismissal_reason
from provcli.drafting.toml_text import list_entity_doubts, quote_sentence
from provcli.errors import ProvcliError, abbreviate
from provcli.prose.article import PREAMBLE, Location
from provcli.prose.normalize import fold
from provcli.prose.numerals import Numeral, parse_number
from provcli.prose.occurrences import OccurrenceIndex
from provcli.values.decimals import EXACT

MAX_MOVED = 3
"""How many paragraphs away a number with other digits may be."""


@dataclass(frozen=True)
class Update:
    """A completed dataset file.

    Attributes:
        text: the file.
        known: the dataset before.
        draft: what was added.
        moved: the entries whose location changed, in words.
        changed: the figures whose number the article prints with other digits, in words.
        lost: the entries whose number the article does not print any more, in words.
        rejected: which answers of the program are rejected.
    """

    text: str
    known: Dataset
    draft: Draft
    moved: Sequence[str]
    changed: Sequence[str]
    lost: Sequence[str]
    rejected: Sequence[str]


def update_file(
    text: str, name: str, article: str, *, this_year: int, command: str | None = None
) -> Update:
    """Return a dataset file with a proposal for each number that no entry names.

    Every entry, comment, and the order stay; an entry whose number moved gets its new location.
    The year is that of publication, if neither the file nor the article names one.
    """
    file = DatasetFile(text, name)
    dataset = file.dataset
    source = dataset.source
    candidates, outline = _read(article, dataset, this_year)
    finder = _EntryFinder(candidates, outline, dataset)
    moved, changed, lost = _relocate(file, finder)
    draft, rejected = propose_dataset(
        outline,
        candidates,
        name=dataset.name,
        known=dataset,
        accounted=finder.taken,
        command=command,
    )
    if outline.sections and not source.sections:
        rows = [{"id": id_, "heading": heading} for id_, heading in outline.sections]
        file.set_source("sections", rows)
    _append(file, draft)
    file.validated()
    return Update(file.text, dataset, draft, moved, changed, lost, rejected)


def propose_claims(text: str, name: str, article: str, *, this_year: int) -> str:
    """Return a dataset file with the claims that its article states.

    One that nobody has confirmed goes if its figures do not fit it any more.
    """
    file = DatasetFile(text, name)
    for index, result in reversed([*enumerate(check_claims(file.dataset))]):
        if result.claim.draft and result.verdict == "invalid":
            file.delete("claims", index)
    dataset = file.validated()
    candidates, outline = _read(article, dataset, this_year)
    finder = _EntryFinder(candidates, outline, dataset)
    _relocate(DatasetFile(file.text, name), finder)  # The entries of the file stay as they are.
    draft, _ = propose_dataset(
        outline, candidates, name=name, known=dataset, accounted=finder.taken, is_finished=True
    )
    for claim in draft.claims:
        file.append("claims", claim.row, heading=claim.explanation)
    return file.text


def propose_figure(text: str, name: str, article: str, index: int, *, this_year: int) -> str:
    """Return a dataset file with a proposed figure in place of a dismissal."""
    file = DatasetFile(text, name)
    dataset = file.dataset
    entry = dataset.dismissals[index]
    candidates, outline = _read(article, dataset, this_year)
    finder = _EntryFinder(candidates, outline, dataset)
    _relocate(file, finder)
    wanted = {number for number, other in finder.taken.items() if other is entry}
    candidates = tuple(
        _with_value(candidate) if candidate.number in wanted else candidate
        for candidate in candidates
    )
    if not wanted:
        raise ProvcliError(f"The article does not print {abbreviate(entry.printed)} there.")
    accounted = {each.number: finder.taken.get(each.number, entry) for each in candidates}
    accounted = {number: one for number, one in accounted.items() if number not in wanted}
    draft, _ = propose_dataset(
        outline, candidates, name=name, known=dataset, accounted=accounted, wanted=wanted
    )
    file.delete("dismissals", index)
    _append(file, draft)
    return file.text


def _with_value(candidate: Candidate) -> Candidate:
    """Return a number that its words make a name with the value of its digits."""
    alone = candidate.numeral
    if alone.value is None:
        alone = parse_number(candidate.printed) or alone
    if alone.value is None:
        raise ProvcliError(f"{abbreviate(candidate.printed)} is not an amount.")
    numeral = replace(candidate.numeral, value=alone.value, kind=alone.kind)
    return replace(candidate, numeral=numeral)


def _read(article: str, dataset: Dataset, this_year: int) -> tuple[tuple[Candidate, ...], Outline]:
    source = dataset.source
    outline = read_outline(
        article,
        this_year=this_year,
        title=source.title,
        date=source.date,
        sections=tuple((section.id, section.heading) for section in source.sections),
    )
    return find_candidates(outline), outline


class _EntryFinder:
    """Finds the numbers that entries name, each number once."""

    def __init__(self, candidates: Sequence[Candidate], outline: Outline, dataset: Dataset) -> None:
        self.taken: dict[int, ArticleEntry] = {}
        """The entry of each number that one names."""
        entries = (*dataset.figures, *dataset.dismissals)
        self._index = OccurrenceIndex(outline.article, (entry.printed for entry in entries))
        self._by_location: dict[Location, list[Candidate]] = {}
        self._by_words: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            self._by_location.setdefault(candidate.paragraph.location, []).append(candidate)
            self._by_words.setdefault(fold(candidate.printed), []).append(candidate)

    def take_here(self, entry: ArticleEntry) -> bool:
        """Note the numbers of an entry at its location; return whether they are there."""
        location = (entry.section or PREAMBLE, entry.paragraph)
        is_figure = isinstance(entry, Figure)
        found = self._index.find(location, entry.printed, entry.occurrence, is_figure=is_figure)
        own = (
            self._by_location[location][found.numerals.start : found.numerals.stop] if found else []
        )
        numbers = [candidate.number for candidate in own]
        if not numbers or not self.taken.keys().isdisjoint(numbers):
            return False
        self.taken.update(dict.fromkeys(numbers, entry))
        return True

    def find_elsewhere(self, entry: ArticleEntry) -> Candidate | None:
        """Return the free number with the same words nearest to an entry's location."""
        section = entry.section or PREAMBLE

        def distance(candidate: Candidate) -> tuple[bool, int, int]:
            paragraph = candidate.paragraph
            away = abs(paragraph.number - entry.paragraph)
            return paragraph.section != section, away, candidate.number

        alike = self._by_words.get(fold(entry.printed), ())
        free = (candidate for candidate in alike if candidate.number not in self.taken)
        return min(free, key=distance, default=None)

    def find_changed(self, figure: Figure, name: str) -> Candidate | None:
        """Return the only free amount near a figure in a sentence of its metric."""
        printed = parse_number(figure.printed)
        if printed is None or _find_scale(figure, printed) is None:
            return None
        section, words = figure.section or PREAMBLE, re.findall(r"\w+", fold(name).casefold())
        near = range(figure.paragraph - MAX_MOVED, figure.paragraph + MAX_MOVED + 1)
        alike = [
            candidate
            for paragraph in near
            for candidate in self._by_location.get((section, paragraph), ())
            if candidate.number not in self.taken
            and candidate.numeral.value
            and candidate.numeral.kind == printed.kind
            and candidate.numeral.unit_sign == printed.unit_sign
            and not dismissal_reason(candidate)
            and all(word in fold(candidate.around).casefold() for word in words)
        ]
        return alike[0] if len(alike) == 1 else None


def _relocate(file: DatasetFile, finder: _EntryFinder) -> tuple[list[str], list[str], list[str]]:
    """Find the entries' numbers, and return what moved, changed, or is lost."""
    dataset = file.dataset
    entries: list[tuple[str, int, ArticleEntry]] = [
        *(("figures", index, entry) for index, entry in enumerate(dataset.figures)),
        *(("dismissals", index, entry) for index, entry in enumerate(dataset.dismissals)),
    ]
    # Longer words first: the "first" inside a dismissed "first two" is not another entry's.
    entries.sort(key=lambda entry: -len(entry[2].printed))
    astray = [each for each in entries if not finder.take_here(each[2])]
    moved, changed, lost = [], [], []
    unfound = []
    for table, index, entry in astray:
        candidate = finder.find_elsewhere(entry)
        if candidate is None:
            unfound.append((table, index, entry))
            continue
        finder.taken[candidate.number] = entry
        file.replace(table, index, _moved_row(file.row(table, index), candidate))
        new_place = name_place(candidate.paragraph.section, candidate.paragraph.number)
        moved.append(f"{entry.printed} in {entry.place} is in {new_place}")
    metrics = Counter(entry.metric for _, _, entry in unfound if isinstance(entry, Figure))
    for table, index, entry in unfound:
        candidate = None
        if isinstance(entry, Figure) and metrics[entry.metric] == 1:
            candidate = finder.find_changed(entry, dataset.metric_by_id[entry.metric].name)
        if candidate is None or not isinstance(entry, Figure):
            lost.append(f"{entry.printed} in {entry.place}")
            continue
        scale, number = _find_scale(entry, parse_number(entry.printed)), candidate.numeral.value
        assert scale is not None
        assert number is not None
        value = Decimal(f"{EXACT.multiply(number, scale).normalize():f}")
        new = {"value": value, "printed": candidate.printed, "draft": True}
        file.replace(table, index, _moved_row(file.row(table, index), candidate) | new)
        finder.taken[candidate.number] = entry.model_copy(update=new)
        changed.append(f"{entry.printed} to {candidate.printed} in {entry.place}")
    return moved, changed, lost


def _find_scale(figure: Figure, number: Numeral | None) -> Decimal | None:
    """Return the signed power of ten between a printed number and its value."""
    if number is None or not number.value or number.kind != "number":
        return None
    scale = EXACT.divide(figure.value, number.value)
    return scale if scale.normalize().as_tuple().digits == (1,) else None


def _moved_row(row: Row, candidate: Candidate) -> Row:
    """Return an entry with the location of a number, in the place of its old one."""
    location = {key: value for key, value in candidate.location.items() if key != "printed"}
    kept = {key: value for key, value in row.items() if key not in ("section", "occurrence")}
    position = list(kept).index("paragraph")
    items = list(kept.items())
    return dict([*items[:position], *location.items(), *items[position + 1 :]])


def _append(file: DatasetFile, draft: Draft) -> None:
    """Add a draft's rows at the end of the tables of a file."""
    for row in draft.entities:
        file.append("entities", row, doubts=list_entity_doubts(draft, row["id"]))
    for table in ("units", "metrics"):
        for row in getattr(draft, table):
            file.append(table, row)
    heading = ""
    for figure in draft.figures:
        sentence = quote_sentence(figure.candidate)
        new = sentence if sentence != heading else ""
        file.append("figures", figure.row, heading=new, doubts=figure.doubts)
        heading = sentence
    for dismissal in draft.dismissals:
        file.append("dismissals", dismissal.row, doubts=dismissal.doubts)
    for claim in draft.claims:
        file.append("claims", claim.row, heading=claim.explanation)
