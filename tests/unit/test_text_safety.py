"""Escape characters that act or hide."""

import json

import pytest
import tomli
import tomli_w

from provcli.text_safety import escape_controls, escape_json, escape_toml, one_line

INVISIBLE = (
    "\x00\x1b\r\x7f\x85\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u180f\u200b\u200d\u2028\u202e"
    "\u2060\u206a\u206f\u2800\u3164\ufe00\ufe0d\ufeff\uffa0\ufff9\ufffe\uffff\U0001bca0\U0001d173"
    "\U000e0000\U000e0041\U000e007f\U000e0100\U000e01ef"
)


@pytest.mark.parametrize("character", INVISIBLE, ids=ascii)
def test_invisible_character_is_escaped_and_read_back(character: str) -> None:
    assert escape_controls(f"a{character}b") == f"a{ascii(character)[1:-1]}b"
    written = escape_json(json.dumps(f"a{character}b", ensure_ascii=False))
    assert written.isascii()
    assert json.loads(written) == f"a{character}b"
    written = escape_toml(tomli_w.dumps({"a": f"a{character}b"}))
    assert written.isascii()
    assert tomli.loads(written) == {"a": f"a{character}b"}


@pytest.mark.parametrize("character", ["e\u0301", "\u3000", *"\ufe0e\ufe0f\ufffd山👍𝒳"], ids=ascii)
def test_visible_character_stays(character: str) -> None:
    for escape in (escape_controls, escape_json, escape_toml, one_line):
        assert escape(character) == character


def test_one_line_replaces_breaks_and_tabs() -> None:
    assert one_line("a\tb\nc\rd") == r"a b c\rd"
