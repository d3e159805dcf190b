"""Make a dataset of any size, and an article that prints its figures.

    python benchmarks/generate.py FIGURES ENTITIES data.toml article.txt

The same numbers give the same files on every machine.
"""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import tomli_w

YEARS = [str(year) for year in range(2000, 2024)]
UNITS = ["count", "CNY", "percent", "tonne"]
FIGURES_PER_PARAGRAPH = 8
PARAGRAPHS_PER_SECTION = 60


def build(size: int, entities: int) -> dict[str, Any]:
    """Return a dataset with `size` figures as plain data.

    A metric has one figure per entity and year; entities come before years, years before metrics.
    """
    random = Random(size)
    figures: list[dict[str, Any]] = []
    paragraph, printed_before, place = -1, Counter[str](), None
    for number in range(size):
        rest, entity = divmod(number, entities)
        metric, year = divmod(rest, len(YEARS))
        if place != (metric, year, entity // FIGURES_PER_PARAGRAPH):
            place = (metric, year, entity // FIGURES_PER_PARAGRAPH)
            paragraph, printed_before = paragraph + 1, Counter()
        value, printed = random_number(UNITS[metric % len(UNITS)], random)
        printed_before[printed] += 1
        section, within = divmod(paragraph, PARAGRAPHS_PER_SECTION)
        figure: dict[str, Any] = {
            "entity": f"e{entity}",
            "metric": f"m{metric}",
            "period": YEARS[year],
        }
        figure |= {"value": value, "printed": printed, "section": f"s{section}"}
        figure |= {"paragraph": within + 1, "occurrence": printed_before[printed]}
        figures.append(figure)
    sections = dict.fromkeys(figure["section"] for figure in figures)
    places = dict.fromkeys((row["section"], row["paragraph"], row["period"]) for row in figures)
    return {
        "name": f"generated-{size}",
        "title": f"{size} generated figures",
        "source": {
            "title": "A generated article",
            "publisher": "Nobody",
            "date": "2024-03-01",
            "sections": [
                {"id": section, "heading": name_of("Part", section)} for section in sections
            ],
        },
        "entities": [
            {"id": f"e{number}", "kind": "country", "name": name_of("Land", f"e{number}")}
            for number in range(entities)
        ],
        "metrics": [
            # With letters of their own, since the article does not name the metrics.
            {
                "id": metric,
                "name": name_of("Metric", metric, "klmnopqrst"),
                "unit": UNITS[int(metric[1:]) % 4],
            }
            for metric in dict.fromkeys(figure["metric"] for figure in figures)
        ],
        "figures": figures,
        "dismissals": [
            {"section": section, "paragraph": paragraph, "printed": year, "reason": "period"}
            for section, paragraph, year in places
        ],
    }


def name_of(word: str, code: str, letters: str = "abcdefghij") -> str:
    """Return a name without digits, because a digit would be another number in the article."""
    return f"{word} {''.join(letters[int(digit)] for digit in code[1:])}"


def random_number(unit: str, random: Random) -> tuple[Any, str]:
    """Return a value of the unit and how an article prints it."""
    if unit == "CNY":
        tens_of_millions = random.randrange(1_000, 999_999)
        return tens_of_millions * 10**7, f"{tens_of_millions / 100:,.2f} billion"
    if unit == "percent":
        tenths = random.randrange(1, 400)
        return tenths / 10, f"{tenths / 10:.1f}%"
    whole = random.randrange(2_200, 2_000_000)
    return whole, f"{whole:,}"


def article(data: dict[str, Any]) -> str:
    """Return an article that prints each figure in the paragraph where it is recorded."""
    lines, current = ["A generated article"], None
    places = groupby(
        data["figures"], key=lambda row: (row["section"], row["paragraph"], row["period"])
    )
    for (section, _, year), rows in places:
        if section != current:
            current = section
            lines.append(name_of("Part", section))
        numbers = ", ".join(f"{row['printed']} in {name_of('Land', row['entity'])}" for row in rows)
        lines.append(f"As the bureau says of {year}, the figure was {numbers}.")
    return "\n\n".join(lines) + "\n"


def write(size: int, entities: int, data_file: Path, article_file: Path) -> None:
    """Write a dataset and its article."""
    data = build(size, entities)
    data_file.write_text(tomli_w.dumps(data), "utf-8")
    article_file.write_text(article(data), "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
