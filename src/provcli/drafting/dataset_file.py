"""A dataset file that is edited in place: comments, order, and layout stay.

The text is kept as blocks, each from one `[header]` to the next, and an edit touches one block.
tomlkit would join the parts of an array of tables that other tables interrupt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any

import tomli
import tomlkit
from tomlkit.items import AoT, Array, Float, Item

from provcli.dataset.load import loads
from provcli.dataset.models import Dataset
from provcli.dataset.toml_lines import find_key_lines
from provcli.drafting.model import UNCONFIRMED, Doubt, Row, field_of
from provcli.drafting.toml_text import join_doubts, write_comment, write_end, write_value
from provcli.errors import EXIT_FILE_ERROR, ProvcliError

_QUESTION = (
    r"(?:(?:period|entity|metric|unit|value|qualifier|status|scope|reason)(?=\?)"
    "|(?:period|metric)(?= from )|words(?= not known: )|not confirmed(?=: ))"
)
_DOUBTS = re.compile(rf"(?P<entry>.*[\]}}],?)[ \t]*#[ \t]*(?P<doubts>{_QUESTION}.*?)(?P<end>\r?)$")
_ENTRY = re.compile(rf"(?P<entry>.*[\]}}],?)[ \t]*(?:#[ \t]*{_QUESTION}.*?)?(?P<end>\r?)")
_DOUBT = re.compile(rf"(?P<field>{_QUESTION})(?P<mark>\??) ?(?P<words>.*?)(?=; {_QUESTION}|$)")

EntryKey = tuple[str, int]
"""The table of an entry, and its position there."""


@dataclass
class _Block:
    """The text of an entry with a header; of no table before the first header."""

    table: str
    text: str

    @cached_property
    def document(self) -> Any:
        """The block, for editing."""
        return tomlkit.parse(self.text)

    def __str__(self) -> str:
        return self.document.as_string() if "document" in vars(self) else self.text


def _split_doubts(comment: str) -> list[Doubt]:
    """Return the questions and notes of a comment."""
    doubts: list[Doubt] = []
    for found in _DOUBT.finditer(comment):
        field, words = found["field"], found["words"]
        if field == UNCONFIRMED:
            fields = words.removeprefix(": ").split(", ")
            doubts += [Doubt(one, UNCONFIRMED, is_question=False) for one in fields]
        else:
            doubts.append(Doubt(field, words, bool(found["mark"])))
    return doubts


class DatasetFile:
    """The text of a dataset file, and its tables.

    Raises:
        ProvcliError: the text is not a dataset, or is JSON, which has no comments to keep.
    """

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self.dataset = loads(text, name=name)
        try:
            raw = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            raise ProvcliError(
                f"{name} is not TOML, so it cannot be edited in place.",
                hint="Convert it: provcli export --format toml --data FILE -o mine.toml",
                code=EXIT_FILE_ERROR,
            ) from error
        self._blocks = [*_split_blocks(text, raw)]

    @property
    def text(self) -> str:
        """The text with every edit."""
        return "".join(map(str, self._blocks))

    def validated(self) -> Dataset:
        """Return the edited dataset; raise an error if it is not valid."""
        return loads(self.text, name=self._name)

    def row(self, table: str, index: int) -> Row:
        """Return an entry as plain data, with Decimals."""
        row = _to_plain(self._entry(table, index))
        assert isinstance(row, dict)
        return row

    def replace(self, table: str, index: int, row: Row) -> None:
        """Give an entry these keys; comments stay."""
        if not self._is_split(table):
            self._array(table)[index] = _make_item(row)
            return
        entry = self._entry(table, index)
        before = _to_plain(entry)
        for key in before.keys() - row.keys():
            del entry[key]
        for key, value in row.items():
            if key not in before or before[key] != value:
                entry[key] = _make_item(value)

    def append(
        self, table: str, row: Row, *, heading: str = "", doubts: Sequence[Doubt] = ()
    ) -> None:
        """Add an entry at the end of its table, after a comment line."""
        comments = [write_comment(heading), join_doubts(doubts)]
        if self._is_split(table):
            header = f"[[{table}]]{write_end(doubts)}\n"
            lines = [f"# {comments[0]}\n"] if comments[0] else []
            keys = [f"{key} = {write_value(value)}\n" for key, value in row.items()]
            self._blocks.append(_Block(table, "".join(["\n", header, *lines, *keys])))
            return
        rows = self._array(table)
        if comments[0]:
            rows.add_line(indent="    ", comment=comments[0])
        rows.add_line(_make_item(row), indent="    ", comment=comments[1] or None)

    def delete(self, table: str, index: int) -> None:
        """Remove an entry; the comments that follow it stay."""
        if not self._is_split(table):
            del self._array(table)[index]
            return
        block = self._block(table, index)
        lines = str(block).split("\n")
        keys = (number for number, line in enumerate(lines, start=1) if line and line[0] != "#")
        position = self._blocks.index(block)
        self._blocks[position] = _Block("", "\n".join(lines[max(keys, default=1) :]))

    def set_source(self, key: str, value: Any) -> None:
        """Set a key of the source."""
        block = self._block("source") if self._is_split("source") else self._blocks[0]
        block.document["source"][key] = _make_item(value)

    @cached_property
    def doubts(self) -> Mapping[EntryKey, Sequence[Doubt]]:
        """What is beside an entry, such as `period? from the title`."""
        entries = [
            (table, index)
            for table in ("entities", "figures", "dismissals", "claims")
            for index in range(len(getattr(self.dataset, table)))
        ]
        lines = self.text.split("\n")
        line_of = find_key_lines(self.text, entries)
        return {
            entry: _split_doubts(found["doubts"])
            for entry in entries
            if (found := _DOUBTS.match(lines[line_of[entry] - 1]))
        }

    def without_doubts(self, entries: Iterable[EntryKey], *fields: str) -> str:
        """Return the text without the questions beside entries, or only those of fields."""
        text = self.text
        lines = text.split("\n")
        for line in find_key_lines(text, entries).values():
            if found := _DOUBTS.match(lines[line - 1]):
                doubts = _split_doubts(found["doubts"])
                left = [one for one in doubts if fields and field_of(one.field) not in fields]
                lines[line - 1] = f"{found['entry']}{write_end(left)}{found['end']}"
        return "\n".join(lines)

    def with_doubts(self, doubts: Mapping[EntryKey, Sequence[Doubt]]) -> str:
        """Return the text with more doubts beside entries; a line keeps another comment."""
        text = self.text
        lines = text.split("\n")
        line_of = find_key_lines(text, doubts)
        for entry, more in doubts.items():
            line = line_of[entry] - 1
            if more and (found := _ENTRY.fullmatch(lines[line])):
                every = [*self.doubts.get(entry, ()), *more]
                lines[line] = f"{found['entry']}{write_end(every)}{found['end']}"
        return "\n".join(lines)

    def _is_split(self, table: str) -> bool:
        """Return whether a table is written as `[[table]]` blocks, not as one array."""
        return any(block.table == table for block in self._blocks)

    def _block(self, table: str, index: int = 0) -> _Block:
        return [block for block in self._blocks if block.table == table][index]

    def _array(self, table: str) -> Array:
        document = self._blocks[0].document
        if table not in document:
            # A blank line before and after it, as a draft has.
            before = document.as_string().rstrip()
            text = "\n\n".join(filter(None, (before, f"{table} = [\n]\n")))
            self._blocks[0] = _Block("", text + ("\n" if len(self._blocks) > 1 else ""))
            document = self._blocks[0].document
        rows = document[table]
        assert isinstance(rows, Array)
        return rows

    def _entry(self, table: str, index: int) -> Any:
        if not self._is_split(table):
            return self._array(table)[index]
        rows = self._block(table, index).document[table]
        assert isinstance(rows, AoT)
        return rows[0]


def _split_blocks(text: str, raw: dict[str, Any]) -> Iterator[_Block]:
    """Yield the blocks of a text: what precedes all headers, then one per header."""
    paths: list[tuple[str | int, ...]] = []
    for name, value in raw.items():
        if isinstance(value, dict):
            paths.append((name,))
        elif isinstance(value, list):
            paths += [(name, index) for index in range(len(value))]
    lines = re.split(r"(?<=\n)", text)
    starts = sorted(
        (line - 1, str(path[0]))
        for path, line in find_key_lines(text, paths).items()
        if lines[line - 1].lstrip().startswith("[")
    )
    for (start, table), (end, _) in pairwise([(0, ""), *starts, (len(lines), "")]):
        yield _Block(table, "".join(lines[start:end]))


def _to_plain(value: Any) -> Any:
    """Return an item of tomlkit as plain data, floats as Decimals of the same digits."""
    if isinstance(value, Float):
        return Decimal(value.as_string().replace("_", ""))
    if isinstance(value, dict):
        return {str(key): _to_plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_to_plain(item) for item in value]
    return value.unwrap() if isinstance(value, Item) else value


def _make_item(value: Any) -> Item:
    """Return a value as it is written in a draft."""
    item = tomlkit.parse(f"value = {write_value(value)}\n").item("value")
    assert isinstance(item, Item)
    return item
