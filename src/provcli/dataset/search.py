"""Finding figures by a query, such as `exports flag:disputed >10`."""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from provcli.dataset.models import Dataset, Figure, Subject
from provcli.dataset.names import normalize_name
from provcli.values.periods import UNDATED, Period

_LIMIT = re.compile(r"(>=|<=|>|<|=)(-?[0-9][0-9,]*(?:\.[0-9]+)?)$")
_FIELD = re.compile(r"(flag|status|period|entity|kind|metric|topic):(.+)$")
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


class _Text(NamedTuple):
    """What is searched of a field, in the normal form of names."""

    words: str
    names: str = ""
    """A line per name, which abbreviations find too."""


_Texts = Mapping[str, _Text]
"""By field; that of all fields is empty."""


class SearchIndex:
    """The texts of all figures, made once.

    A query has parts with spaces between, which must all fit: a word of a name, unit, description,
    scope, note, flag, id, or printed number; initials of a name; a limit of the value, such as
    `>10000`; or a field and its text, such as `topic:trade`.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        items: tuple[Subject, ...] = (*dataset.entities, *dataset.metrics, *dataset.topics)
        names = {item: _write_names(item) for item in items}
        self._texts = [self._write_texts(figure, names) for figure in dataset.figures]

    def _write_texts(self, figure: Figure, names: Mapping[Subject, str]) -> _Texts:
        dataset = self._dataset
        metric = dataset.metric_by_id[figure.metric]
        topic = names[dataset.topic_by_id[metric.topic]] if metric.topic else ""
        entity = names[dataset.entity_by_id[figure.entity]]
        unit = dataset.unit_of(metric.id)
        words = (
            *(metric.description, unit.id, unit.label, figure.id, figure.printed),
            *(figure.scope, figure.note, figure.flag),
        )
        return {
            "": _Text(
                "\n".join(normalize_name(word) for word in words if word),
                f"{entity}\n{names[metric]}\n{topic}",
            ),
            "entity": _Text("", entity),
            "kind": _Text(dataset.entity_by_id[figure.entity].kind),
            "metric": _Text("", names[metric]),
            "topic": _Text("", topic),
            "flag": _Text(figure.flag or ""),
            "status": _Text(f"{figure.status}{' draft' if figure.draft else ''}"),
        }

    def find(self, query: str) -> list[Figure]:
        """Return the figures that every part of a query fits, in the dataset's order."""
        tests = [_make_test(part) for part in query.split()]
        return [
            figure
            for figure, texts in zip(self._dataset.figures, self._texts, strict=True)
            if all(test(figure, texts) for test in tests)
        ]


def _write_names(item: Subject) -> str:
    """Return names as lines, initials among them: hte finds High-tech enterprises."""
    words = normalize_name(item.name).split()
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    return "\n".join((*map(normalize_name, item.names), initials))


def _make_test(part: str) -> Callable[[Figure, _Texts], bool]:
    if limit := _LIMIT.match(part):
        compare, number = _COMPARE[limit[1]], Decimal(limit[2].replace(",", ""))
        return lambda figure, _texts: compare(figure.value, number)
    match = _FIELD.match(part)
    field, typed = (match[1], match[2]) if match else ("", part)
    if field == "period":
        return lambda figure, _texts: _is_in_period(figure.period, typed)
    if field == "kind":  # whole, since a kind can be a part of another
        return lambda _figure, texts: texts[field].words == typed
    word = normalize_name(typed)
    return lambda _figure, texts: _mentions(texts[field], word)


def _mentions(text: _Text, word: str) -> bool:
    if word in text.words or word in text.names:
        return True
    return not word.isascii() and any(
        _is_abbreviation(word, name) for name in text.names.split("\n")
    )


def _is_in_period(period: Period | None, typed: str) -> bool:
    """Return whether a period lies in the typed one, or begins like it so far."""
    try:
        return period is not None and Period(typed).contains(period)
    except ValueError:
        return (period or UNDATED).startswith(typed)


def _is_abbreviation(word: str, name: str) -> bool:
    """Return whether a name has these characters in this order: 高企 for 高新技术企业."""
    characters = iter(name)
    return all(character in characters for character in word)
