"""Short articles recorded right, and then with one slip of every kind in each figure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import ValidationError

from provcli.checks.engine import check
from provcli.checks.model import RuleSelection
from provcli.dataset.models import Dataset, Reason

Row = Mapping[str, Any]


class Short(NamedTuple):
    """An article with its entities, its metrics, its figures, and its dismissals.

    A figure is `paragraph|printed|value|entity|metric|period|qualifier|status`, a dismissal
    `paragraph|printed|reason`; what is left out at the end has its default.
    """

    text: str
    entities: str
    metrics: str
    figures: str
    dismissals: str
    unnoticed: str = ""
    """The slips that only knowledge of the world shows, or that mean nearly the same."""


CARS = Short(
    """Two carmakers, one market
Volta sold 412,000 cars in the first quarter of 2024, nearly 9% fewer than a year earlier.
It plans to build at least three plants by 2027 and to hire 5,400 people.
Raiden sold 388,500 cars in the same quarter. Its profit rose to $1.24 billion.
Volta has 14 plants. Raiden has 11 plants.""",
    "volta|Volta; raiden|Raiden",
    "cars|Cars sold|count; cars-growth|Growth of cars sold|percent; plants|Plants|count;"
    "planned|Plants to build|count; hires|People to hire|count; profit|Profit|USD",
    """2|412,000|412000|volta|cars|2024-Q1
2|9%|-9|volta|cars-growth|2024-Q1|nearly
3|three|3|volta|planned|2027|at-least|target
3|5,400|5400|volta|hires|2027|exact|target
4|388,500|388500|raiden|cars|2024-Q1
4|$1.24 billion|1240000000|raiden|profit|2024-Q1
5|14|14|volta|plants
5|11|11|raiden|plants""",
    "1|Two|group; 1|one|idiom; 2|first quarter of 2024|period; 3|2027|period",
    "9% about; 9% at-most; three more-than; 14 planned; 11 planned; three plants;5,400 plants",
)
BIRTHS = Short(
    """Births fall in both valleys
Upper Valley recorded 412 births and 530 deaths in 2023. In 2022, it had 448 births.
Lower Valley recorded 905 births and 880 deaths in 2023, its health office said.
The birth rate of Lower Valley, at 9.4 per 1,000, is the third lowest.""",
    "upper|Upper Valley; lower|Lower Valley",
    "births|Births|count; deaths|Deaths|count; rate|Birth rate|permille; place|Place|rank",
    """2|412|412|upper|births|2023
2|530|530|upper|deaths|2023
2|448|448|upper|births|2022
3|905|905|lower|births|2023
3|880|880|lower|deaths|2023
4|9.4|9.4|lower|rate
4|third|3|lower|place""",
    "2|2023|period; 2|2022|period; 3|2023|period; 4|1,000|name",
)
TOURISTS = Short(
    """前三季度两市旅游升温
2023年前三季度，青川市接待游客1860万人次，同比增长21.5%。
同期，白石市接待游客940万人次，比上年同期下降4.2%。
青川市2023年旅游收入约152亿元，白石市旅游收入为71.3亿元。
到2025年，青川市将新建酒店40家，白石市计划新建酒店15家。""",
    "qingchuan|青川市; baishi|白石市",
    "visitors|游客|count; growth|游客增速|percent; income|旅游收入|CNY; hotels|酒店|count",
    """2|1860万|18600000|qingchuan|visitors|2023-01/2023-09
2|21.5%|21.5|qingchuan|growth|2023-01/2023-09
3|940万|9400000|baishi|visitors|2023-01/2023-09
3|4.2%|-4.2|baishi|growth|2023-01/2023-09
4|152亿|15200000000|qingchuan|income|2023|about
4|71.3亿|7130000000|baishi|income|2023
5|40|40|qingchuan|hotels|2025|exact|target
5|15|15|baishi|hotels|2025|exact|target""",
    "1|三季度|period; 1|两|group; 2|2023年前三季度|period; 4|2023年|period; 5|2025|period",
    "152亿 nearly",
)
COMPANIES = Short(
    """两家企业公布年报
云石集团2023年营业收入为86.4亿元，同比增长12.3%；净利润5.1亿元，同比下降7%。
海岳集团2023年营业收入为64.9亿元，净利润近4.8亿元。
2023年末，云石集团有门店1200家，海岳集团有门店860家。""",
    "yunshi|云石集团; haiyue|海岳集团",
    "revenue|营业收入|CNY; revenue-growth|营业收入增速|percent; profit|净利润|CNY;"
    "profit-growth|净利润增速|percent; shops|门店|count",
    """2|86.4亿|8640000000|yunshi|revenue|2023
2|12.3%|12.3|yunshi|revenue-growth|2023
2|5.1亿|510000000|yunshi|profit|2023
2|7%|-7|yunshi|profit-growth|2023
3|64.9亿|6490000000|haiyue|revenue|2023
3|4.8亿|480000000|haiyue|profit|2023|nearly
4|1200|1200|yunshi|shops|2023-12-31
4|860|860|haiyue|shops|2023-12-31""",
    "1|两|group; 2|2023年|period; 3|2023年|period; 4|2023年末|period",
    "4.8亿 about; 4.8亿 at-most",
)
ARTICLES = {"cars": CARS, "births": BIRTHS, "tourists": TOURISTS, "companies": COMPANIES}
KEYS = "paragraph printed value entity metric period qualifier status".split()


def split(rows: str, mark: str = ";") -> list[list[str]]:
    """Return the cells of each row."""
    return [row.strip().split("|") for row in rows.split(mark) if row.strip()]


def read_figures(short: Short) -> list[dict[str, Any]]:
    """Return the figures of an article."""
    rows: list[dict[str, Any]] = [
        {"qualifier": "exact", "status": "actual", **dict(zip(KEYS, row, strict=False))}
        for row in split(short.figures, "\n")
    ]
    return [
        row | {"paragraph": int(row["paragraph"]), "value": Decimal(row["value"])} for row in rows
    ]


def find(short: Short, figures: Sequence[Row], dismissed: Sequence[Row] = ()) -> set[str]:
    """Return the evidence of all findings."""
    dismissals = [
        {"paragraph": int(paragraph), "printed": printed, "reason": reason, "note": "Why."}
        for paragraph, printed, reason in split(short.dismissals)
    ]
    metrics = [{"id": id_, "name": name, "unit": unit} for id_, name, unit in split(short.metrics)]
    title = short.text.partition("\n")[0]
    dataset = Dataset.model_validate(
        {
            "name": "made-up",
            "title": "Made up",
            "source": {"title": title, "date": "2024-04-16"},
            "entities": [{"id": id_, "name": name} for id_, name in split(short.entities)],
            "metrics": metrics,
            "figures": figures,
            "dismissals": [*dismissals, *dismissed],
        }
    )
    chosen = RuleSelection(ignore=["PC101"])
    return {
        f"{each.code} {each.subject}" for each in check(dataset, short.text, choice=chosen).open
    }


def move_years(period: str, years: int) -> str:
    """Return a period so many years later."""
    return re.sub("[0-9]{4}", lambda year: str(int(year[0]) + years), period)


def make_slips(short: Short, figure: Row) -> Iterator[tuple[str, Row]]:
    """Yield the name of each slip, and the figure with it."""
    for value in (figure["value"] * 10, -figure["value"]):
        yield f"{value}", {"value": value}
    for qualifier in ("exact", "about", "more-than", "nearly", "at-most"):
        yield qualifier, {"qualifier": qualifier}
    for status in ("actual", "target"):
        yield status, {"status": status}
    if period := figure.get("period"):
        for years in (-3, -1, 1):
            yield f"{years:+} years", {"period": move_years(period, years)}
        yield "in May", {"period": "2024-05"}
    for entity, _ in split(short.entities):
        yield entity, {"entity": entity}
    for metric, *_ in split(short.metrics):
        yield metric, {"metric": metric}
    yield "next paragraph", {"paragraph": figure["paragraph"] + 1}
    yield "second", {"occurrence": 2}


def has_finding(short: Short, figures: Sequence[Row], dismissed: Sequence[Row] = ()) -> bool:
    """Return whether a check finds something, or the dataset is not even valid."""
    try:
        return bool(find(short, figures, dismissed))
    except ValidationError:
        return True


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("name", ARTICLES)
def test_each_slip_in_a_short_article_is_noticed(name: str) -> None:
    short = ARTICLES[name]
    figures = read_figures(short)
    assert find(short, figures) == set()
    unnoticed = set()
    for index, figure in enumerate(figures):
        others = [*figures[:index], *figures[index + 1 :]]
        for words, slip in make_slips(short, figure):
            changed = {**figure, **slip}
            if changed != figure and not has_finding(short, [*others, changed]):
                unnoticed.add(f"{figure['printed']} {words}")
        for reason in get_args(Reason):
            row = {key: figure[key] for key in ("paragraph", "printed")} | {"reason": reason}
            if not has_finding(short, others, [row]):
                unnoticed.add(f"{figure['printed']} as {reason}")
    assert unnoticed == {"|".join(row) for row in split(short.unnoticed)}
