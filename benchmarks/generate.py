"""Make a real-looking dataset of any size, and an article that prints its figures.

    python benchmarks/generate.py 10000 big.toml --article big.txt

The same number gives the same files on every machine.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

PROVINCES = 31
YEARS = [str(year) for year in range(2000, 2024)]
IN_PARAGRAPH = 8
"""So many figures of one metric and year stand in a paragraph, whose year is dismissed."""
PARAGRAPHS = 60
"""So many paragraphs stand in a section."""
TOPICS = ["industry", "trade", "innovation", "livelihood", "energy"]
UNITS = [
    {"id": "count", "label": ""},
    {"id": "CNY", "label": "yuan"},
    {"id": "percent", "label": "%", "kind": "rate"},
    {"id": "tonne", "label": "tonnes"},
]


def document(count: int) -> dict[str, Any]:
    """A dataset with `count` figures, as plain data."""
    random = Random(count)
    metrics = -(-count // (PROVINCES * len(YEARS)))
    figures = list(_figures(count, random))
    sections = list(dict.fromkeys(figure["section"] for figure in figures))
    return {
        "layout": 1,
        "name": f"generated-{count}",
        "title": f"{count} generated figures",
        "source": {
            "title": "A generated article",
            "publisher": "Nobody",
            "date": "2024-03-01",
            "language": "en",
            "sections": [{"id": it, "heading": _named("Part", it)} for it in sections],
        },
        "entities": [
            {"id": f"p{number}", "name": _named("Land", f"p{number}"), "local_name": f"省{number}"}
            for number in range(PROVINCES)
        ],
        "units": UNITS,
        "topics": [{"id": topic, "name": topic.title()} for topic in TOPICS],
        "metrics": [
            {
                "id": f"m{number}",
                "name": f"Metric number {number}",
                "unit": UNITS[number % len(UNITS)]["id"],
                "topic": TOPICS[number % len(TOPICS)],
                "description": f"What metric {number} measures.",
            }
            for number in range(metrics)
        ],
        "figures": figures,
        "dismissals": [
            {
                "printed": year,
                "section": section,
                "paragraph": paragraph,
                "reason": "period",
            }
            for section, paragraph, year in dict.fromkeys(map(_place, figures))
        ],
    }


def _figures(count: int, random: Random) -> Iterator[dict[str, Any]]:
    paragraph = -1
    for number in range(count):
        metric, rest = divmod(number, PROVINCES * len(YEARS))
        year, entity = divmod(rest, PROVINCES)
        if entity % IN_PARAGRAPH == 0:
            paragraph += 1
            printed_before: Counter[str] = Counter()
        value, printed = _value(metric % len(UNITS), random)
        printed_before[printed] += 1
        section, within = divmod(paragraph, PARAGRAPHS)
        occurrence = printed_before[printed]
        yield {
            "entity": f"p{entity}",
            "metric": f"m{metric}",
            "period": YEARS[year],
            "value": value,
            "printed": printed,
            "section": f"s{section}",
            "paragraph": within + 1,
        } | ({"occurrence": occurrence} if occurrence > 1 else {})


def _place(figure: dict[str, Any]) -> tuple[str, int, str]:
    return figure["section"], figure["paragraph"], figure["period"]


def _named(word: str, code: str) -> str:
    """A name without digits, which would be one more number to account for."""
    return f"{word} {''.join('abcdefghij'[int(digit)] for digit in code[1:])}"


def _value(unit: int, random: Random) -> tuple[str, str]:
    if unit == 1:
        millions = random.randrange(1_000, 999_999)
        return f"{millions}0000000", f"{millions / 100:,.2f} billion"
    if unit == 2:
        rate = f"{random.randrange(1, 400) / 10:.1f}"
        return rate, f"{rate}%"
    whole = random.randrange(1_000, 2_000_000)
    return str(whole), f"{whole:,}"


def toml(data: dict[str, Any]) -> Iterator[str]:
    """The dataset as a person would lay it out: a table an figure."""
    for key, value in data.items():
        if isinstance(value, str | int):
            yield f"{key} = {json.dumps(value)}\n"
    yield "\n[source]\n"
    for key, value in data["source"].items():
        if isinstance(value, str):
            yield f"{key} = {json.dumps(value)}\n"
    tables = [key for key, rows in data.items() if isinstance(rows, list)]
    for table in ("source.sections", *tables):
        rows = data["source"]["sections"] if table == "source.sections" else data[table]
        for row in rows:
            yield f"\n[[{table}]]\n"
            for key, value in row.items():
                text = value if key == "value" else json.dumps(value, ensure_ascii=False)
                yield f"{key} = {text}\n"


def article(data: dict[str, Any]) -> Iterator[str]:
    """An article that prints each figure in the paragraph where it is recorded."""
    yield "A generated article\n"
    section = None
    for place, rows in groupby(data["figures"], key=_place):
        if place[0] != section:
            section = place[0]
            yield f"\n{_named('Part', section)}\n"
        told = ", ".join(f"{row['printed']} in {_named('Land', row['entity'])}" for row in rows)
        yield f"\nAs the bureau says of {place[2]}, the figure was {told}.\n"


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many figures")
    parser.add_argument("output", type=Path, help="a .toml or .json file")
    parser.add_argument("--article", type=Path, help="write the article there")
    words = parser.parse_args()
    data = document(words.count)
    if words.output.suffix == ".json":
        words.output.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    else:
        with words.output.open("w", encoding="utf-8") as file:
            file.writelines(toml(data))
    if words.article:
        with words.article.open("w", encoding="utf-8") as file:
            file.writelines(article(data))


if __name__ == "__main__":
    main()
