"""Datasets that Hypothesis makes up: valid ones, and nearly valid ones with one thing broken.

A dataset is made as a document, as TOML and JSON give it, and not as a model: so the program reads
it from a file, as it reads everybody's.
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
"""What stands under each key that holds tables."""

IDS = ("a", "b", "c", "henan", "2023", "x-1")
PERIODS = (
    *("2021", "2022", "2023", "1000", "2024-02", "2024-02-29", "2024-Q1"),
    *("2023-01/2023-02", "2024-01/2024-02", "2016/..", "../2018", "2020/2023"),
)
DATES = ("2024", "2024-04", "2024-04-01", "2024-21")
PRINTED = ("1,250", "13.50 million", "65.2%", "forty", "2 hundred", "一百二十万", "-3.5", "0")
LONG = (f"{'long ' * 1_999}words", (HOSTILE * 100)[:10_000], "山" * 10_000)

texts = st.one_of(
    st.sampled_from(("North", "北谷", " ", "0", "null", "a/b", "--help", "[red]x[/red]", "1 2")),
    st.sampled_from((HOSTILE, *FORMULAS, "\n", "\u202e", "\x1b[2J", "\x00", "|", '"', "'''", ",;")),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
)
"""A text for any place that takes one, most often a trap for somebody."""

values = st.one_of(
    st.integers(-1_000, 1_000).map(Decimal),
    st.decimals("-1e12", "1e12", places=2),
    st.decimals(f"-{'9' * 20}", "9" * 20, places=20),
).map(lambda it: it if it else it.copy_abs())  # zero has no sign
"""A number that a value may be."""


def _maybe(optional: Mapping[str, Any], **required: Any) -> Any:
    return st.fixed_dictionaries(required, optional=optional)


def _named(ids: list[str], of: Any) -> Any:
    """Tables with these ids, and what `of` makes besides."""
    made = st.lists(of, min_size=len(ids), max_size=len(ids))
    return made.map(lambda rows: [{"id": id_} | row for id_, row in zip(ids, rows, strict=True)])


def _ids(least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(IDS), min_size=least, max_size=3, unique=True)


_codes = st.sampled_from(("CN-HA", "410000", "XX.1"))
_entities = _maybe(
    {
        "local_name": texts,
        "abbreviation": texts,
        "iso_3166_2": _codes,
        "gbt_2260": _codes,
        "tile": st.lists(st.integers(1, 40), min_size=2, max_size=2),
    },
    name=texts,
)
_units = _maybe(
    {"kind": st.sampled_from(get_args(UnitKind)), "description": texts}, label=st.just("") | texts
)
_topics = _maybe({"local_name": texts}, name=texts)


def _numbers(sections: list[str], printed: Any) -> dict[str, Any]:
    """The keys of what stands in the article."""
    return {
        "section": st.sampled_from(sections),
        "paragraph": st.integers(0, 3),
        "printed": printed,
    }


@st.composite
def documents(draw: st.DrawFn, *, long: bool = True) -> Document:
    """A valid dataset, small, with anything in its texts; now and then one without a figure.

    If `long`, one of its texts may have ten thousand characters.
    """
    entities, units, topics, metrics = (draw(_ids()) for _ in range(4))
    sections = draw(_ids())
    document: Document = {
        "layout": 1,
        "name": draw(st.sampled_from(IDS)),
        "title": draw(texts),
        **draw(_maybe({"description": texts, "license": texts})),
        "source": draw(
            _maybe(
                {"copy_state": texts, "url": texts},
                title=texts,
                publisher=texts,
                date=st.sampled_from(DATES),
                language=texts,
                sections=_named(sections, _maybe({}, heading=texts)),
            )
        ),
        "entities": draw(_named(entities, _entities)),
        "units": draw(_named(units, _units)),
        "topics": draw(_named(topics, _topics)),
    }
    links = {"unit": st.sampled_from(units), "topic": st.sampled_from(topics)}
    document["metrics"] = draw(
        _named(metrics, _maybe({"local_name": texts}, name=texts, description=texts, **links))
    )
    figures = _figures(entities, metrics, sections)
    document["figures"] = draw(st.lists(figures, max_size=6, unique_by=_id))
    document["claims"] = draw(_claims(document))
    dismissals = _maybe(
        {"note": texts, "occurrence": st.integers(1, 3)},
        reason=st.sampled_from(get_args(Reason)),
        **_numbers(sections, texts),
    )
    document["dismissals"] = draw(st.lists(dismissals, max_size=2))
    known = {_id(it) for it in document["figures"]} | {it["id"] for it in document["claims"]}
    acknowledged = _maybe(
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
        rows = [row for table in tables for row in table]
        places = [(row, key) for row in rows for key in row if key in _MAY_BE_LONG]
        places.append((document, "title"))  # its name is an id
        row, key = draw(st.sampled_from(places))
        row[key] = draw(st.sampled_from(LONG))
    return document


_MAY_BE_LONG = (
    "title",
    "description",
    "heading",
    "name",
    "abbreviation",
    "note",
    "printed",
    "statement",
)


def _figures(entities: list[str], metrics: list[str], sections: list[str]) -> Any:
    told = {
        "period": st.sampled_from(PERIODS),
        "qualifier": st.sampled_from(get_args(Qualifier)),
        "status": st.sampled_from(("actual", "target")),
        "scope": texts,
        "note": texts,
        "occurrence": st.integers(1, 3),
    }
    required = {
        "entity": st.sampled_from(entities),
        "metric": st.sampled_from(metrics),
        "value": values,
    }
    plain = _maybe(told, **required, **_numbers(sections, st.sampled_from(PRINTED) | texts))
    flags = st.none() | st.sampled_from(("suspect", "disputed"))
    return st.tuples(plain, flags, texts).map(
        lambda it: it[0] | ({"flag": it[1], "note": it[2]} if it[1] else {})
    )


def _id(figure: Document) -> str:
    return figure_id(
        figure["entity"],
        figure["metric"],
        figure.get("period"),
        figure.get("scope"),
        figure.get("status", "actual"),
    )


@st.composite
def _claims(draw: st.DrawFn, document: Document) -> list[Document]:
    figures = [_id(it) for it in document["figures"]]
    if not figures:
        return []
    unreported = [
        name
        for period in ("2020", "2021")
        if (name := f"{document['entities'][0]['id']}/{document['metrics'][0]['id']}/{period}")
        not in figures
    ]
    claims = []
    yes: Any = st.booleans()
    for id_ in draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True)):
        claim: Document = {
            "id": id_,
            "kind": draw(st.sampled_from(get_args(ClaimKind))),
            "statement": draw(texts),
            "inputs": draw(st.lists(st.sampled_from(figures), min_size=1, max_size=4)),
            **draw(
                _maybe({"stated_by": st.sampled_from(("article", "reader")), "note": texts}),
            ),
        }
        if unreported and draw(yes):
            claim["implies"] = draw(st.sampled_from(unreported))
            claim["inputs"].insert(draw(st.integers(0, 1)), claim["implies"])
        left: list[str] = [it for it in figures if it not in claim["inputs"]]
        if claim["kind"] != "order":
            if left and draw(yes):
                claim["stated"] = draw(st.sampled_from(left))
            else:
                claim["stated_value"] = draw(values)
        claims.append(claim)
    return claims


class Broken(NamedTuple):
    """A document with one thing wrong, and where."""

    document: Document
    path: Path
    how: str


@st.composite
def broken(draw: st.DrawFn) -> Broken:
    """A nearly valid dataset: one key is dropped, renamed or retyped, or has a wrong value."""
    whole = draw(documents())
    document = copy.deepcopy(whole)
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
    "kind": ("unheard-of",),
    "unit": ("nowhere",),
    "topic": ("nowhere",),
    "entity": ("nowhere", "North Valley", HOSTILE),
    "metric": ("nowhere",),
    "section": ("nowhere",),
    "paragraph": (-1, Decimal("1.5")),
    "occurrence": (0,),
    "period": ("2023-13", "2023/2022", "2023-02-29", "0999", ""),
    "value": (10**20, Decimal("0." + "1" * 21), Decimal("-0.0"), Decimal("NaN"), Decimal("inf")),
    "qualifier": ("roughly",),
    "status": ("Actual",),
    "flag": ("wrong",),
    "stated": ("nowhere/at/all",),
    "implies": ("nowhere/at/all",),
    "inputs": ([],),
    "rule": ("PC1", "pc101"),
    "reason": ("",),
}
"""Values of the right type that are none all the same, by key: out of range, or leading nowhere."""


def _keys(part: Any, above: Path = ()) -> Iterator[Path]:
    """The path of every key of a document."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield (*above, key)
            yield from _keys(value, (*above, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _keys(value, (*above, index))


def _is_required(path: Path) -> bool:
    tables = [part for part in path[:-1] if isinstance(part, str)]
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
