"""The search line: words, `flag:disputed`, `period:2023`, `topic:trade`, `>10`."""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from shlex import quote

from provcli.dataset.models import Dataset, Figure, Subject
from provcli.dataset.names import normalize_name
from provcli.dataset.selection import Filter
from provcli.values.periods import UNDATED, Period

_LIMIT = re.compile(r"(>=|<=|>|<|=)(-?[0-9][0-9,]*(?:\.[0-9]+)?)$")
_FIELD = re.compile(r"(flag|status|period|entity|metric|topic):(.+)$")
_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}
Texts = Mapping[str, str]
"""What is searched of a figure, by field; without a field, the field is empty."""


class SearchIndex:
    """The texts of all figures in the normal form of names, made once."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        items: tuple[Subject, ...] = (*dataset.entities, *dataset.metrics, *dataset.topics)
        names = {item: _write_names(item) for item in items}
        self._texts = [self._write_texts(figure, names) for figure in dataset.figures]

    def _write_texts(self, figure: Figure, names: Mapping[Subject, str]) -> Texts:
        dataset = self._dataset
        metric = dataset.metric_by_id[figure.metric]
        topic = names[dataset.topic_by_id[metric.topic]] if metric.topic else ""
        entity = names[dataset.entity_by_id[figure.entity]]
        unit = dataset.unit_of(metric.id).label
        own = (figure.id, figure.printed, figure.scope, figure.note, figure.flag, unit)
        words = "\n".join(normalize_name(word) for word in own if word)
        return {
            "": f"{entity}\n{names[metric]}\n{topic}\n{words}",
            "entity": entity,
            "metric": names[metric],
            "topic": topic,
            "flag": figure.flag or "",
            "status": f"{figure.status}{' draft' if figure.draft else ''}",
        }

    def find(self, query: str) -> list[Figure]:
        """Return the figures that every part of a query fits."""
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


def _make_test(part: str) -> Callable[[Figure, Texts], bool]:
    if limit := _LIMIT.match(part):
        compare, number = _COMPARE[limit[1]], Decimal(limit[2].replace(",", ""))
        return lambda figure, _texts: compare(figure.value, number)
    match = _FIELD.match(part)
    field, typed = (match[1], match[2]) if match else ("", part)
    word = normalize_name(typed)
    if field == "period":
        return lambda figure, _texts: _is_in_period(figure.period, typed)
    if word.isascii():
        return lambda _figure, texts: word in texts[field]
    return lambda _figure, texts: any(
        _is_abbreviation(word, line) for line in texts[field].split("\n")
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


def make_filter(query: str) -> Filter:
    """Return the filter of the plain commands that comes nearest to a query."""
    parts = [_FIELD.match(part) or part for part in query.split() if not _LIMIT.match(part)]
    fields = {part[1]: part[2] for part in parts if isinstance(part, re.Match)}
    words = [part for part in parts if isinstance(part, str)] or [fields.get("flag", "")]
    given = {name: (typed,) for name, typed in fields.items()}
    return Filter(
        given.get("entity", ()),
        given.get("metric", ()),
        given.get("topic", ()),
        within=fields.get("period"),
        search=max(words, key=len) or None,
        only={"target": "targets", "draft": "drafts"}.get(fields.get("status", "")),
    )


def write_options(wanted: Filter) -> str:
    """Return a filter as options of a command line."""
    options = [
        *[("entity", name) for name in wanted.entities],
        *[("metric", name) for name in wanted.metrics],
        *[("topic", name) for name in wanted.topics],
        ("within", wanted.within),
        ("search", wanted.search),
        ("only", wanted.only),
    ]
    return "".join(f" --{name} {quote(value)}" for name, value in options if value)
