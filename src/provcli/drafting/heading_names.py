"""Headings that are names: Northwind, Halden Group, 杭州."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from provcli.drafting.names import DEED
from provcli.drafting.outline import Outline
from provcli.drafting.places import han_place_kinds, is_place
from provcli.drafting.slugs import make_id
from provcli.prose.article import PREAMBLE
from provcli.prose.patterns import is_han

MAX_HEADINGS = 200
"""The maximum number of headings that can be names."""

_NAME = re.compile(r"[A-Z][\w&.'’-]*(?: (?:(?:of|and|&) )?[A-Z][\w&.'’-]*){0,3}")
_HAN_NAME = re.compile("[\u4e00-\u9fff]{2,6}")
_HAN_COMPANY = "公司|集团|银行"
_HAN_ENDING = re.compile(f"(?P<company>{_HAN_COMPANY})|(?P<place>[省市县州区])(?!场|值|民|级)")
_HAN_END = re.compile(f"(?<=..)(?:{_HAN_COMPANY}|[省市县州区])$")
# A topic such as 消费 does not have a product or publish anything.
_HAN_OWNS = re.compile(
    "的?(?:全年|实现|完成)*(?:地区)?(?:生产总值|GDP|常住人口|营收|营业收入|净利润|发布|宣布|公布|表示)"
)
INSIDE = re.compile(r"[\w,] (?:the )?$")
"""What precedes a name that does not begin its sentence."""
_DIVISIONS = re.compile(r"\b(?:divisions|segments|business units)\b")
_ACTS = re.compile(rf"(?:['’]s| (?:also |now )?(?:{DEED}|said|says|has|had))\b")


def find_small_words(outline: Outline) -> frozenset[str]:
    """Return the words that a text writes with a small letter; a name has a capital."""
    texts = (paragraph.text for paragraph in outline.article.paragraphs)
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))


def find_heading_names(
    outline: Outline, kinds: Mapping[str, str], small: Set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the headings that are names which the text of their section mentions.

    Args:
        outline: the article; its title counts as the heading of its first paragraphs.
        kinds: the kinds of names that are known from the text.
        small: the words with a small letter; a heading of these is a topic: Exports.

    Yields:
        The name and its kind, which is "entity" if it is unclear.
    """
    texts: dict[str, list[str]] = {}
    for paragraph in outline.article.paragraphs:
        if paragraph.text.strip() != outline.title:
            texts.setdefault(paragraph.section, []).append(paragraph.text)
    headings = {
        re.split("[:：]", heading)[0].strip(): section
        for section, heading in [(PREAMBLE, outline.title), *outline.sections][:MAX_HEADINGS]
    }
    yield from _find_han_names(headings, texts)
    latin = [name for name in headings if _NAME.fullmatch(name) and not is_place(name)]
    if not latin:
        return
    known: dict[str, str] = {}
    for name in latin:
        first, *rest = name.split()
        is_company = kinds.get(name) == "company"
        # "Halden Group" is mostly called Halden.
        searched = first if is_company and rest else name
        is_topic = all(word in small for word in searched.lower().split())
        if not is_topic and _is_mentioned(searched, texts.get(headings[name], ())):
            kind = kinds.get(name, "entity")
            known[name] = "entity" if kind == "organization" and not rest else kind
    # Beside the divisions Marine and Rail, Water is one, although a text speaks of water, too.
    if len(latin) > 2 and any(map(_DIVISIONS.search, chain(*texts.values()))):
        for name in latin:
            first = next((text for text in texts.get(headings[name], ()) if text != name), "")
            if re.match(rf"{re.escape(name)}\b", first):
                known.setdefault(name, "entity")
    yield from known.items()


def _is_mentioned(name: str, texts: Iterable[str]) -> bool:
    """Return whether texts use a word as a name: inside a sentence, or as an actor."""
    return any(
        INSIDE.search(text[max(0, found.start() - 6) : found.start()])
        or _ACTS.match(text, found.end())
        for text in texts
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    )


def _find_han_names(
    headings: Mapping[str, str], texts: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the Chinese headings that are names; 杭州 and 杭州市 are one."""
    kinds: dict[str, str] = {}
    for heading, section in headings.items():
        # A heading of known terms is a topic: 工业.
        is_topic = bool(make_id(heading, ""))
        if _HAN_NAME.fullmatch(heading) and not is_place(heading) and not is_topic:
            name = _HAN_END.sub("", heading)
            kind = _read_han_kind(name, "\n".join([heading, *texts.get(section, ())]))
            if kind is not None:
                kinds[name] = kind
    # Beside 杭州, which the text calls 杭州市, 宁波 is a city, too.
    known = set(kinds.values()) - {"entity", ""}
    shared = known.pop() if len(known) == 1 else ""
    for name, kind in kinds.items():
        if kind or shared:
            yield name, shared if shared and kind != "company" else kind


def _read_han_kind(name: str, text: str) -> str | None:
    """Return a name's kind; empty if it may be a topic, None if the text lacks it."""
    is_owner = is_mentioned = False
    for found in re.finditer(re.escape(name), text):
        if ending := _HAN_ENDING.match(text, found.end()):
            is_company = ending["company"]
            return "company" if is_company else han_place_kinds().get(ending[0], "district")
        is_owner = is_owner or bool(_HAN_OWNS.match(text, found.end()))
        before = text[max(1, found.start()) - 1 : found.start()]
        is_first = found.start() > len(name) and before in "\n，。；：年月日"
        is_mentioned = is_mentioned or is_first
    return "entity" if is_owner else "" if is_mentioned else None


def make_han_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for the Chinese names of these, with or without 市, or None."""
    found = sorted((name for name in names if all(map(is_han, name))), key=len, reverse=True)
    if not found:
        return None
    ending = f"(?:{_HAN_COMPANY}|[省市县州区](?!场|值|民|级))?"
    return re.compile(f"(?P<name>{'|'.join(found)}){ending}")
