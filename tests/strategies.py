"""Datasets that Hypothesis makes up: valid ones, and nearly valid ones with one mistake.

A dataset is made as a document, as TOML and JSON give it, so that the program reads it from a file.
"""

import copy
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from hypothesis import strategies as st

from provcli.dataset.models import (
    Acknowledgement,
    Claim,
    ClaimKind,
    Dataset,
    Dismissal,
    Entity,
    Figure,
    Metric,
    Model,
    Qualifier,
    Reason,
    Section,
    Source,
    Topic,
    Unit,
    UnitKind,
)
from provcli.dataset.references import figure_id
from provcli.values.periods import Period
from support import FORMULAS, HOSTILE

Document = dict[str, Any]
Path = tuple[str | int, ...]

MODELS: Mapping[str, type[Model]] = {
    "source": Source,
    "sections": Section,
    "entities": Entity,
    "units": Unit,
    "topics": Topic,
    "metrics": Metric,
    "figures": Figure,
    "claims": Claim,
    "dismissals": Dismissal,
    "acknowledgements": Acknowledgement,
}
"""The models of the tables."""

IDS = ("a", "b", "c", "henan", "2023", "x-1")
KINDS = ("province", "country", "company", "city", "sqlite-program")
STANDARD_UNITS = ("EUR", "percent", "rank", "count", "permille")
DATES = ("2024", "2024-04", "2024-04-01", "2024-21")
PRINTED = ("1,250", "13.50 million", "65.2%", "forty", "2 hundred", "一百二十万", "-3.5", "0")
LONG = (f"{'long ' * 1_999}words", (HOSTILE * 100)[:10_000], "山" * 10_000)

texts = st.one_of(
    st.sampled_from(("North", "北谷", " ", "0", "null", "a/b", "--help", "[red]x[/red]", "1 2")),
    st.sampled_from((HOSTILE, *FORMULAS, "\n", "\u202e", "\x1b[2J", "\x00", "|", '"', "'''", ",;")),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
)
"""A text for any key that takes one, most often a trap for somebody."""

values = st.one_of(
    st.integers(-1_000, 1_000).map(Decimal),
    st.decimals("-1e12", "1e12", places=2),
    st.decimals(f"-{'9' * 20}", "9" * 20, places=20),
).map(lambda value: value or value.copy_abs())  # zero has no sign
"""A number that a value may be."""

_years = st.integers(1000, 2999)
points = st.one_of(
    _years.map(str),
    st.builds("{}-{:02}".format, _years, st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, _years, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}-Q{}".format, _years, st.integers(1, 4)),
    st.builds("{}-H{}".format, _years, st.integers(1, 2)),
    st.builds("{}-W{:02}".format, _years, st.integers(1, 52)),
    st.builds("FY{}".format, _years),
    st.builds("FY{}-Q{}".format, _years, st.integers(1, 4)),
)
"""A period that is not an interval."""


def _interval(ends: list[str]) -> str:
    return "/".join(sorted(ends, key=lambda end: (Period(end).start, Period(end).end)))


_calendar = points.filter(lambda point: not point.startswith("FY"))
periods = (
    st.one_of(
        points,
        _calendar.map("{}/..".format),
        _calendar.map("../{}".format),
        st.lists(_calendar, min_size=2, max_size=2).map(_interval).filter(lambda text: "/" in text),
    )
    .flatmap(lambda text: st.just(text) if _is_period(text) else st.nothing())
    .map(Period)
)
"""Any period."""


def _is_period(text: str) -> bool:
    try:
        Period(text)
    except ValueError:  # the end of a long point may come before the end of a short one
        return False
    return True


def _table(optional: Mapping[str, Any], **required: Any) -> Any:
    return st.fixed_dictionaries(required, optional=optional)


def _rows(ids: list[str], row: Any) -> Any:
    """Rows with these ids, and what `row` makes besides."""
    made = st.lists(row, min_size=len(ids), max_size=len(ids))
    return made.map(lambda rows: [{"id": id_} | row for id_, row in zip(ids, rows, strict=True)])


def _ids(least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(IDS), min_size=least, max_size=3, unique=True)


_codes = st.dictionaries(
    st.sampled_from(("iso_3166_2", "gbt_2260", "ticker")),
    st.sampled_from(("CN-HA", "410000", "XX.1")),
    max_size=2,
)
_entities = _table(
    {
        "kind": st.sampled_from(KINDS),
        "local_name": texts,
        "aliases": st.lists(texts, max_size=2),
        "codes": _codes,
        "tile": st.lists(st.integers(1, 40), min_size=2, max_size=2),
    },
    name=texts,
)
_units = _table(
    {"kind": st.sampled_from(get_args(UnitKind)), "description": texts}, label=st.just("") | texts
)
_topics = _table({"local_name": texts}, name=texts)


@st.composite
def documents(draw: st.DrawFn, *, long: bool = True) -> Document:
    """Return a valid dataset, small, with anything in its texts, at times without a figure.

    If `long`, one of its texts may have ten thousand characters.
    """
    entities, metrics = draw(_ids()), draw(_ids())
    units, topics, sections = draw(_ids(0)), draw(_ids(0)), draw(_ids(0))
    document: Document = {
        **draw(_table({"layout": st.just(1), "description": texts, "license": texts})),
        "name": draw(st.sampled_from(IDS)),
        "title": draw(texts),
        "source": draw(
            _table(
                {"publisher": texts, "language": texts, "copy_state": texts, "url": texts},
                title=texts,
                date=st.sampled_from(DATES),
                sections=_rows(sections, _table({}, heading=texts)),
            )
        ),
        "entities": draw(_rows(entities, _entities)),
        "units": draw(_rows(units, _units)),
        "topics": draw(_rows(topics, _topics)),
    }
    for part in document["entities"][1:]:
        if draw(st.booleans()):
            part["part_of"] = entities[0]
    row = {"local_name": texts, "description": texts}
    row |= {"topic": st.sampled_from(topics)} if topics else {}
    unit_ids = st.sampled_from((*units, *STANDARD_UNITS))
    document["metrics"] = draw(_rows(metrics, _table(row, name=texts, unit=unit_ids)))
    entry = {"occurrence": st.integers(1, 3), "note": texts}
    entry |= {"section": st.sampled_from(sections)} if sections else {}
    figures = _figures(entities, metrics, entry)
    document["figures"] = draw(st.lists(figures, max_size=6, unique_by=_id))
    document["claims"] = draw(_claims(document))
    document["dismissals"] = draw(st.lists(_dismissals(document, entry), max_size=2))
    known = [_id(figure) for figure in document["figures"]]
    known += [claim["id"] for claim in document["claims"]]
    acknowledged = _table(
        {},
        rule=st.sampled_from(("PC101", "PC201", "PC999")),
        subject=st.sampled_from(sorted(known)) | texts if known else texts,
        evidence=texts,
        reason=texts,
    )
    document["acknowledgements"] = draw(st.lists(acknowledged, max_size=1))
    if long and draw(st.integers(0, 3)) == 3:
        tables = [document["source"]["sections"], document["entities"], document["metrics"]]
        tables += [document["figures"], document["claims"]]
        places = [
            (row, key) for table in tables for row in table for key in row if key in _MAY_BE_LONG
        ]
        row, key = draw(st.sampled_from([(document, "title"), *places]))
        row[key] = draw(st.sampled_from(LONG))
    return document


_MAY_BE_LONG = ("title", "description", "heading", "name", "note", "printed", "statement")


def _figures(entities: list[str], metrics: list[str], entry: Mapping[str, Any]) -> Any:
    optional = {
        "period": periods.map(str),
        "qualifier": st.sampled_from(get_args(Qualifier)),
        "status": st.sampled_from(("actual", "target")),
        "scope": texts,
        **entry,
    }
    plain = _table(
        optional,
        entity=st.sampled_from(entities),
        metric=st.sampled_from(metrics),
        value=values,
        paragraph=st.integers(0, 3),
        printed=st.sampled_from(PRINTED) | texts,
    )
    flagged = st.fixed_dictionaries(
        {"flag": st.sampled_from(("suspect", "disputed")), "note": texts}
    )
    return st.builds(lambda row, flag: row | flag, plain, st.just({}) | flagged)


def _dismissals(document: Document, entry: Mapping[str, Any]) -> Any:
    dismissal = {"paragraph": st.integers(0, 3), "printed": texts}
    plain = _table(entry, reason=st.sampled_from(get_args(Reason)), **dismissal)
    figures = [_id(figure) for figure in document["figures"]]
    if not figures:
        return plain
    repeats = st.sampled_from(figures)
    return plain | _table(entry, reason=st.just("repetition"), repeats=repeats, **dismissal)


def _id(figure: Document) -> str:
    others = (figure.get(key) for key in ("period", "scope", "status"))
    return figure_id(figure["entity"], figure["metric"], *others)


@st.composite
def _claims(draw: st.DrawFn, document: Document) -> list[Document]:
    figures = [_id(figure) for figure in document["figures"]]
    if not figures:
        return []
    subject = f"{document['entities'][0]['id']}/{document['metrics'][0]['id']}"
    unreported = [
        name for period in ("2020", "2021") if (name := f"{subject}/{period}") not in figures
    ]
    claims = []
    for id_ in draw(_ids(0)):
        claim: Document = {
            "id": id_,
            "kind": draw(st.sampled_from(get_args(ClaimKind))),
            "statement": draw(texts),
            "inputs": draw(st.lists(st.sampled_from(figures), min_size=1, max_size=4)),
            **draw(_table({"stated_by": st.sampled_from(("article", "analyst")), "note": texts})),
        }
        choice: Any = st.booleans()
        if unreported and draw(choice):
            claim["implies"] = draw(st.sampled_from(unreported))
            claim["inputs"].insert(draw(st.integers(0, 1)), claim["implies"])
        left = [name for name in figures if name not in claim["inputs"]]
        if claim["kind"] != "order":
            if left and draw(choice):
                claim["stated"] = draw(st.sampled_from(left))
            else:
                claim["stated_value"] = draw(values)
                claim["stated_qualifier"] = draw(st.sampled_from(get_args(Qualifier)))
        claims.append(claim)
    return claims


class Broken(NamedTuple):
    """A document with one mistake, and where it is."""

    document: Document
    path: Path
    how: str


@st.composite
def broken(draw: st.DrawFn) -> Broken:
    """Return a nearly valid dataset: one key is dropped, renamed, retyped, or has a wrong value."""
    document = copy.deepcopy(draw(documents()))
    how = draw(st.sampled_from(("dropped", "renamed", "retyped", "wrong")))
    paths = [path for path in _keys(document) if how != "dropped" or _is_required(path)]
    if how == "wrong":
        paths = [path for path in paths if path[-1] in WRONG]
    path = draw(st.sampled_from(paths))
    *above, key = path
    place: Any = document
    for part in above:
        place = place[part]
    match how:
        case "dropped":
            del place[key]
        case "renamed":
            new = draw(st.sampled_from((f"{key}_", str(key).upper(), HOSTILE)))
            place[new] = place.pop(key)
            path = (*above, new)
        case "retyped":
            place[key] = draw(st.sampled_from(_of_other_types(place[key])))
        case _:
            place[key] = draw(st.sampled_from(WRONG[str(key)]))
    return Broken(document, path, how)


WRONG: Mapping[str, tuple[Any, ...]] = {
    "layout": (0, 2),
    "name": ("",),
    "title": ("",),
    "date": ("2024-13", "2024-02-30", "last spring", ""),
    "tile": ([0, 1], [1, 41], [1], [1, 1, 1]),
    "kind": ("Unheard Of",),
    "unit": ("nowhere",),
    "topic": ("nowhere",),
    "part_of": ("nowhere",),
    "entity": ("nowhere", "North Valley", HOSTILE),
    "metric": ("nowhere",),
    "section": ("nowhere",),
    "paragraph": (-1, Decimal("1.5"), Decimal("1e100000000"), 10**9),
    "occurrence": (0, 10**18),
    "period": ("2023-13", "2023/2022", "2023-02-29", "0999", "2023-W53", "FY23", ""),
    "value": (10**20, Decimal("0." + "1" * 21), Decimal("-0.0"), Decimal("NaN"), Decimal("inf")),
    "qualifier": ("roughly",),
    "status": ("Actual",),
    "flag": ("wrong",),
    "stated": ("nowhere/at/all",),
    "repeats": ("nowhere/at/all",),
    "implies": ("nowhere/at/all",),
    "inputs": ([],),
    "rule": ("PC1", "pc101"),
    "reason": ("",),
}
"""Wrong values of the right type, by key: out of range, or without a target."""


def _keys(part: Any, above: Path = ()) -> Iterator[Path]:
    """Yield the path of every key of a document."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield (*above, key)
            yield from _keys(value, (*above, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _keys(value, (*above, index))


def _is_required(path: Path) -> bool:
    tables = [part for part in path[:-1] if isinstance(part, str)]
    if tables[-1:] == ["codes"]:
        return False
    model = MODELS[tables[-1]] if tables else Dataset
    return model.model_fields[str(path[-1])].is_required()


def _of_other_types(value: Any) -> tuple[Any, ...]:
    match value:
        case str():
            return (5, True, ["text"], {}, Decimal("0.5"))
        case int() | Decimal():
            return ("many", True, [1], {"a": 1})
        case _:
            return ("text", 5, True)
