"""Who published an article, if its text says so."""

import re
from collections.abc import Sequence

MAX_LINE = 120
"""Characters of a line that is all about the source, and of a paragraph that may begin with it."""
_NAME = r"(?P<name>(?:The )?[A-Z][\w.&-]*(?: (?:of |and |& )?[A-Z][\w.&-]*){0,5})"
_HAN_NAME = "(?P<name>(?!本)[\u4e00-\u9fff]{1,8}(?:社|报|网|台))"
_LINES = (
    # "Source: The Island Mail, Feb 10, 2024"; 来源：人民日报
    re.compile(rf"\s*(?:(?:Source|Publisher): ?|Published by ){_NAME}(?:[,.(|]|$)"),
    re.compile(r"\s*[（(]?来源[：:]\s*(?P<name>[^\s，。；（）()]{2,20})"),
    # "By Anna Bell, The Island Mail"
    re.compile(
        rf"\s*By [A-Z][^,|]{{0,60}}(?:, | \| )(?!(?:Staff|Senior)\b|.*(?:[Ww]riter|[Cc]orrespondent"
        rf"|[Rr]eporter|[Ee]ditor))(?:for )?{_NAME}\s*$"
    ),
)
"""Lines that are all about the source."""
_DATELINES = (
    # "AMBER ISLE (Reuters) - The ferry"; 新华社武汉2月10日电
    re.compile(rf"\s*[A-Z][\w ,./]{{0,60}}\({_NAME}\) ?[-–—]"),
    re.compile(rf"\s*[（(]?{_HAN_NAME}[\u4e00-\u9fff]{{0,8}}\d+月\d+日[电讯]"),
)
_REPORTER = re.compile(rf"\({_NAME} reporters? [A-Z]|[（(]{_HAN_NAME.replace('name', 'local')}记者")
"""What follows a text: (Island Mail reporter Li Ming)."""


def is_source_line(line: str) -> bool:
    """Return whether a line is all about the source, as Source: The Island Mail."""
    return len(line) < MAX_LINE and any(pattern.match(line) for pattern in _LINES)


def find_publisher(lines: Sequence[str]) -> str | None:
    """Return the publisher that a text's paragraphs name, the source line first."""
    for pattern in (*_LINES, *_DATELINES):
        for line in lines:
            if found := pattern.match(line[:MAX_LINE]):
                return found["name"]
    for line in lines:
        if found := _REPORTER.search(line):
            return found["name"] or found["local"]
    return None
