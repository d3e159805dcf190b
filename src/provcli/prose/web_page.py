"""The article of a web page as text: a line per paragraph, heading, or table row."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from provcli.errors import EXIT_FILE_ERROR, ProvcliError
from provcli.prose.unread import find_all_numbers

MAX_LISTED = 5
"""The maximum number of left-out numbers that a message lists for each part of a page."""

_BEGINNING = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|\?xml)\b", re.I | re.S)
_ENDINGS = (".html", ".htm", ".xhtml")
_HIDDEN = frozenset("head iframe noscript option script style svg template textarea".split())
_BLOCKS = frozenset(
    "address article aside blockquote body button caption dd div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header html label legend li main nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul".split()
)
_PARTS = {
    "nav": "navigation", "navigation": "navigation",
    "header": "a header", "banner": "a header",
    "footer": "a footer", "contentinfo": "a footer",
    "aside": "a sidebar", "complementary": "a sidebar",
    "form": "a form", "button": "a button", "figcaption": "a caption", "table": "a table",
}  # fmt: skip
"""The parts of a page by element or role, as a message calls them."""
_TEXT = "the rest of the page"
_OUTSIDE = ("navigation", "a footer", "a sidebar", "a form", "a button")


class WebPage(NamedTuple):
    """The article of a web page.

    Attributes:
        text: the article, one paragraph per line.
        headings: the lines that are headings, without the title.
        title: the title; empty if the page has none, as publisher and date.
        publisher: the name of the site.
        date: the date of publication, as an EDTF date.
        numbers: how many numbers the page shows.
        left_out: those that the text does not contain, by part of the page.
    """

    text: str
    headings: tuple[str, ...]
    title: str
    publisher: str
    date: str
    numbers: int
    left_out: dict[str, list[str]]

    @property
    def summary(self) -> str:
        """How many numbers of the page the text contains, and where the others are."""
        lost = sum(map(len, self.left_out.values()))
        kept = f"Kept {self.numbers - lost:,} of {self.numbers:,} numbers of the page."
        parts = [f"{part} ({_list_numbers(own)})" for part, own in self.left_out.items()]
        return f"{kept} The others are in {'; '.join(parts)}." if parts else kept


def is_web_page(text: str, name: str) -> bool:
    """Return whether a text, or the name of its file, is that of a web page."""
    return name.lower().endswith(_ENDINGS) or bool(_BEGINNING.match(text))


def read_web_page(html: str, name: str) -> WebPage:
    """Return the article of a web page; all of its text if it has no article.

    Args:
        html: the source of the page.
        name: what messages call the file.

    Raises:
        ProvcliError: the library that extracts articles is missing, or the page has no text.
    """
    try:
        import trafilatura
        from trafilatura.settings import Document, use_config
    except ModuleNotFoundError as error:
        raise ProvcliError(
            f"{name} is a web page, and reading it requires trafilatura, which is not installed.",
            hint="Run `pip install 'provcli[html]'`, or copy the article into a text file.",
            code=EXIT_FILE_ERROR,
        ) from error
    # Its warnings would be printed between the messages of provcli.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = trafilatura.load_html(html)
    blocks = [] if tree is None else list(_find_blocks(tree))
    if tree is None or not blocks:
        raise ProvcliError(
            f"{name} has no text.",
            hint="Copy the article into a text file, with one paragraph per line.",
            code=EXIT_FILE_ERROR,
        )
    settings = use_config()
    # trafilatura would join all paragraphs of a shorter article to one.
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    document = trafilatura.bare_extraction(
        html,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=settings,
    )
    if not isinstance(document, Document):
        document = Document()
    lines = [] if document.body is None else list(_find_lines(document.body))
    # A page without paragraphs, such as a table, is kept as a whole.
    lines = lines or [(block.text, block.is_heading) for block in blocks]
    named = " ".join((tree.findtext(".//title") or document.title or "").split())
    # The first heading may be the name of the site, which the title of the page ends with.
    titles = [
        block.text
        for block in blocks
        if block.text in named and (block.is_heading or 2 * len(block.text) >= len(named))
    ]
    titles = titles or [block.text for block in blocks if block.tag == "h1"][:1]
    title = max(titles, key=len, default="")
    if title and all(line != title for line, _ in lines):
        lines.insert(0, (title, True))
    title = title or named
    text = "\n\n".join(line for line, _ in lines)
    return WebPage(
        text,
        tuple(line for line, is_heading in lines if is_heading and line != title),
        title,
        document.sitename or "",
        document.date or "",
        sum(len(block.numbers) for block in blocks),
        _find_left_out(blocks, text),
    )


class _Block(NamedTuple):
    """A run of visible text between two elements that begin on a line of their own."""

    text: str
    tag: str
    part: str

    @property
    def is_heading(self) -> bool:
        return bool(re.fullmatch("h[1-6]", self.tag))

    @property
    def numbers(self) -> list[str]:
        return [self.text[number.start : number.end] for number in find_all_numbers(self.text)]


def _find_blocks(tree: Any) -> Iterator[_Block]:
    """Yield the visible text of a page in order, with its element and page part."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    tags, parts = ["body"], [_TEXT]
    hidden = 0

    def end_block() -> Iterator[_Block]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield _Block(text, tags[-1], parts[-1])

    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        is_block, is_hidden = tag in _BLOCKS, _is_hidden(element, tag)
        if event == "start":
            if is_block or tag == "br":
                yield from end_block()
            if is_block:
                tags.append(tag)
                part = _PARTS.get(element.get("role")) or _PARTS.get(tag)
                parts.append(part or parts[-1])
            hidden += is_hidden
            pieces.append("" if hidden else element.text or "")
            continue
        if event == "end":
            if is_block:
                yield from end_block()
                tags.pop()
                parts.pop()
            hidden -= is_hidden
        pieces.append("" if hidden else element.tail or "")
    yield from end_block()


def _is_hidden(element: Any, tag: str) -> bool:
    style = (element.get("style") or "").replace(" ", "") if tag else ""
    return tag in _HIDDEN or (
        bool(tag) and (element.get("hidden") is not None or "display:none" in style)
    )


def _find_lines(body: Any) -> Iterator[tuple[str, bool]]:
    """Yield the lines of an extracted article, and whether each is a heading."""
    for element in body.iter("head", "p", "item", "row", "quote", "code", "ab"):
        if element.tag == "row":
            cells = [" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell")]
            yield " | ".join(filter(None, cells)), False
            continue
        if any(parent.tag in ("row", "p") for parent in element.iterancestors()):
            continue
        for line in _own_text(element).split("\n"):
            if text := " ".join(line.split()):
                yield text, element.tag == "head"


def _own_text(element: Any) -> str:
    """Return the text of an element, without that of the lines inside it."""
    pieces = [element.text or ""]
    for child in element:
        is_line = child.tag in ("head", "p", "item", "list", "table", "quote", "code", "ab")
        inner = "\n" if is_line or child.tag == "lb" else _own_text(child)
        pieces += [inner, child.tail or ""]
    return "".join(pieces)


def _find_left_out(blocks: list[_Block], text: str) -> dict[str, list[str]]:
    """Return the numbers of a page that the text of its article does not contain."""
    kept = Counter(
        line[number.start : number.end]
        for line in text.splitlines()
        for number in find_all_numbers(line)
    )
    left_out: dict[str, list[str]] = {}
    for block in sorted(blocks, key=lambda block: block.part in _OUTSIDE):
        for number in block.numbers:
            if kept[number] > 0:
                kept[number] -= 1
            else:
                left_out.setdefault(block.part, []).append(number)
    return left_out


def _list_numbers(numbers: list[str]) -> str:
    listed = ", ".join(numbers[:MAX_LISTED])
    return f"{listed}, and {len(numbers) - MAX_LISTED} more" if numbers[MAX_LISTED:] else listed
