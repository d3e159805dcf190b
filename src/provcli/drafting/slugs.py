"""Ids made of names."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from provcli.prose.patterns import is_han

MAX_SLUG = 60
MIN_KNOWN = 0.6
"""The part of the characters of a Chinese name that known terms must make up."""
_SMALL_WORDS = frozenset("a an and by for from in of on the to with at its".split())


def make_slug(name: str) -> str:
    """Return a name in lower case letters, digits, and hyphens; empty if it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).split()
    kept = [word for word in words if word not in _SMALL_WORDS] or words
    slug = ""
    for word in kept:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug or "-".join(kept)[:MAX_SLUG].strip("-")


def make_id(name: str, default: str) -> str:
    """Return the slug of a name; of a Chinese one, that of its terms in English.

    Args:
        name: the name.
        default: the id of a name that has no letters, and hardly any known term.
    """
    slug = make_slug(name)
    found = list(_term_pattern().finditer(name))
    known = sum(len(term[0]) for term in found)
    if found and known >= MIN_KNOWN * sum(map(is_han, name)):
        return _translate(name)
    return slug if any(map(str.isalpha, slug)) else default


def make_metric_id(name: str) -> str:
    """Return the id of a metric; a Chinese one needs a known last term.

    This term is the head of the name: volume of 同城快递业务量.
    """
    ends = [term.end() for term in _term_pattern().finditer(name)]
    default = _translate(name) if ends and ends[-1] == len(name) else "metric"
    return make_id(name, default)


def find_head(name: str) -> str:
    """Return the known term that ends a Chinese name: 面积 of 播种面积; maybe none."""
    ends = [term[0] for term in _term_pattern().finditer(name) if term.end() == len(name)]
    return ends[0] if ends and len(ends[0]) > 1 else ""


def _translate(name: str) -> str:
    return make_slug(_term_pattern().sub(lambda term: f" {_words_by_term()[term[0]]} ", name))


def data_path(name: str) -> Path:
    """Return a data file: in the package, or in the checkout."""
    packaged = Path(__file__).parents[1] / "data" / name
    in_checkout = Path(__file__).parents[3] / "data" / name
    return packaged if packaged.exists() else in_checkout


@cache
def _words_by_term() -> Mapping[str, str]:
    with data_path("terms.csv").open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["words"] for row in csv.DictReader(file)}


@cache
def _term_pattern() -> re.Pattern[str]:
    terms = sorted(_words_by_term(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)))


class Slugs:
    """Ids that are in use; a repeated one gets a number."""

    def __init__(self, used: tuple[str, ...] = ()) -> None:
        self._used = set(used)
        self._next: dict[str, int] = {}

    def add(self, slug: str) -> str:
        """Return an id that is not in use yet, and note it."""
        if slug not in self._used:
            self._used.add(slug)
            return slug
        number = self._next.get(slug, 2)
        while f"{slug}-{number}" in self._used:
            number += 1
        self._next[slug] = number + 1
        self._used.add(f"{slug}-{number}")
        return f"{slug}-{number}"
