"""What words of an article do not confirm of a draft, noted beside entries."""

from collections.abc import Iterator
from typing import NamedTuple

from provcli.checks.confirmation import NEED_KNOWN_WORDS, confirm
from provcli.checks.context import CheckContext, subject_of
from provcli.dataset.models import Dataset, Dismissal, Figure
from provcli.drafting.dataset_file import DatasetFile, EntryKey
from provcli.drafting.model import UNCONFIRMED, UNKNOWN, Doubt, field_of
from provcli.drafting.review import Entry, is_named, list_proposals


class NotedFile(NamedTuple):
    """A dataset file with notes.

    Attributes:
        text: the file.
        unconfirmed: the drafts of figures with a note, and without a question.
    """

    text: str
    unconfirmed: int


def note_unconfirmed(text: str, name: str, article: str, known: Dataset | None = None) -> NotedFile:
    """Return a dataset file whose new drafts say which fields no words confirm.

    A field with a question, or a note on where it is from, has said so already; the entity of a
    figure whose sentence names none has, if the entity itself has a question. The entries of a
    known dataset, which an update keeps at their places, stay as they are.
    """
    file = DatasetFile(text, name)
    case = CheckContext(file.dataset, article)
    fields_of: dict[str, dict[str, None]] = {}
    unconfirmed, words_of = confirm(case)
    for key, subjects in unconfirmed.items():
        for subject in subjects:
            fields_of.setdefault(subject, {})[key] = None
    assumed = set(_list_assumed(file, case))
    notes: dict[EntryKey, list[Doubt]] = {}
    for proposal in list_proposals(file.dataset):
        if known and proposal.position < len(getattr(known, proposal.table)):
            continue
        entry: EntryKey = (proposal.table, proposal.position)
        said = {field_of(doubt.field) for doubt in file.doubts.get(entry, ())}
        subject = _find_subject(proposal.entry)
        said |= {"entity"} if subject in assumed else set()
        fields = [field for field in fields_of.get(subject, ()) if field_of(field) not in said]
        words = () if NEED_KNOWN_WORDS.isdisjoint(fields) else words_of.get(subject, ())
        # Such words may deny anything, or plan it, which the note on them says once.
        fields = [field for field in fields if field != "status" or not words]
        notes[entry] = [Doubt(field, UNCONFIRMED, is_question=False) for field in fields]
        if words and "words" not in said:
            unknown = Doubt("words", f"{UNKNOWN}{', '.join(words)}", is_question=False)
            notes[entry].append(unknown)
    only_noted = sum(
        table == "figures"
        and bool(noted)
        and not any(doubt.is_question for doubt in file.doubts.get((table, position), ()))
        for (table, position), noted in notes.items()
    )
    return NotedFile(file.with_doubts(notes), only_noted)


def _find_subject(entry: Entry) -> str:
    """Return what a check calls an entry."""
    return subject_of(entry) if isinstance(entry, Figure | Dismissal) else entry.id


def _list_assumed(file: DatasetFile, case: CheckContext) -> Iterator[str]:
    """Yield the figures of an entity with a question that no words there name."""
    entities = file.dataset.entities
    asked = {entities[position].id for table, position in file.doubts if table == "entities"}
    for found in case.found:
        sentence = found.occurrence.paragraph.text[slice(*case.sentence_near(found))]
        if found.figure.entity in asked and not is_named(file.dataset, found.figure, sentence):
            yield found.figure.id
