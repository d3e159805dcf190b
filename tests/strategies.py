"""Datasets that Hypothesis makes up: valid ones, and ones with a single thing wrong."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st

from provcli.references import observation_id
from support import FORMULAS, HOSTILE

Document = dict[str, Any]

TEXTS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from([*FORMULAS, HOSTILE, "[/b] :smile:", "x" * 10_000]),
)
SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
PERIODS = st.sampled_from(
    [
        None,
        "2020",
        "2023",
        "2023-02",
        "2023-12-22",
        "2024-Q1",
        "2024-01/2024-02",
        "2016/..",
        "../2018",
    ]
)
VALUES = st.decimals(-(10**15), 10**15, places=4).map(lambda it: format(it or abs(it), "f"))
NUMBERS = st.one_of(VALUES, st.integers(-(10**19), 10**19).map(str))
PRINTED = st.one_of(NUMBERS, st.sampled_from(["65.2%", "1.5 billion", "more than 3,000"]), TEXTS)
KINDS = st.sampled_from(["growth", "ratio", "difference", "share", "sum", "rank"])


def _some(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, min_size=1, max_size=most, unique=True)


def _id_of(key: tuple[str, str, str | None, str | None, str]) -> str:
    return observation_id(*key)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A valid dataset, as the plain data that its file holds."""
    provinces, units, topics, metrics, sections = (draw(_some(SLUGS)) for _ in range(5))

    def maybe(key: str, values: st.SearchStrategy[Any] = TEXTS) -> dict[str, Any]:
        value = draw(st.one_of(st.none(), values))
        return {} if value is None else {key: value}

    places = st.fixed_dictionaries(
        {"section": st.sampled_from(sections), "paragraph": st.integers(1, 9), "printed": PRINTED}
    )
    keys = st.tuples(
        st.sampled_from(provinces),
        st.sampled_from(metrics),
        PERIODS,
        st.one_of(st.none(), SLUGS),
        st.sampled_from(["actual", "target"]),
    )
    figures: list[Document] = []
    ids: list[str] = []
    for key in draw(st.lists(keys, max_size=6, unique_by=_id_of)):
        names = ("province", "metric", "period", "scope", "status")
        row = {name: value for name, value in zip(names, key, strict=True) if value is not None}
        flagged = draw(st.sampled_from([{}, {"flag": "suspect", "note": "why"}]))
        figures.append(row | draw(places) | {"value": draw(NUMBERS)} | maybe("note") | flagged)
        ids.append(observation_id(*key))
    claims = [
        {
            "id": name,
            "kind": draw(KINDS),
            "says": draw(TEXTS),
            "inputs": draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)),
            "stated_value": draw(NUMBERS),
        }
        for name in (draw(st.lists(SLUGS, max_size=2, unique=True)) if ids else [])
    ]
    return {
        "layout": 1,
        "name": draw(SLUGS),
        "title": draw(TEXTS),
        **maybe("description"),
        **maybe("license"),
        "source": {
            "title": draw(TEXTS),
            "publisher": draw(TEXTS),
            "date": draw(st.sampled_from(["2024-04-01", "2024-04", "2024-21", "2024"])),
            "language": draw(st.sampled_from(["en", "zh"])),
            "sections": [{"id": it, "heading": draw(TEXTS)} for it in sections],
        },
        "provinces": [{"id": it, "name": draw(TEXTS)} | maybe("name_zh") for it in provinces],
        "units": [
            {
                "id": it,
                "label": draw(TEXTS),
                "kind": draw(st.sampled_from(["quantity", "rate", "rank"])),
            }
            for it in units
        ],
        "topics": [{"id": it, "name": draw(TEXTS)} for it in topics],
        "metrics": [
            {
                "id": it,
                "name": draw(TEXTS),
                "unit": draw(st.sampled_from(units)),
                "topic": draw(st.sampled_from(topics)),
                "description": draw(TEXTS),
            }
            for it in metrics
        ],
        "observations": figures,
        "claims": claims,
        "dismissals": [row | {"reason": "idiom"} for row in draw(st.lists(places, max_size=2))],
    }


class Flaw(NamedTuple):
    """One thing that makes a dataset invalid, and the key that its message must name."""

    break_it: Callable[[Document], None]
    key: str


def _set(table: str, key: str, value: Any) -> Flaw:
    return Flaw(lambda it: it[table][0].__setitem__(key, value), key)


FLAWS = (
    Flaw(lambda it: it.pop("title"), "title"),
    Flaw(lambda it: it.__setitem__("layout", 2), "layout"),
    Flaw(lambda it: it.__setitem__("titel", "x"), "titel"),
    Flaw(lambda it: it["source"].__setitem__("date", "2024-13"), "source.date"),
    Flaw(lambda it: it["provinces"][0].pop("name"), "provinces[0].name"),
    _set("provinces", "nmae", "x"),
    _set("units", "kind", "sort"),
    _set("metrics", "unit", "no-such-unit"),
    _set("metrics", "topic", 7),
    Flaw(lambda it: it["metrics"].append(deepcopy(it["metrics"][0])), "metrics"),
    Flaw(lambda it: it.__setitem__("observations", {}), "observations"),
    Flaw(lambda it: it["observations"].append({}), "observations"),
    Flaw(lambda it: it["claims"].append({"id": "a b"}), "claims"),
    Flaw(lambda it: it["dismissals"].append({"reason": "none"}), "dismissals"),
)


@st.composite
def nearly_valid(draw: st.DrawFn) -> tuple[Document, str]:
    """A dataset with one flaw, and the key that a message must name."""
    document = draw(documents())
    flaw = draw(st.sampled_from(FLAWS))
    flaw.break_it(document)
    return document, flaw.key
