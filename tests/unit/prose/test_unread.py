"""No number passes unseen: each is read, or reported as unread."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provcli.prose.normalize import fold
from provcli.prose.numerals import match_look_alike
from provcli.prose.unread import UnreadNumber, find_all_numbers
from reading_scores import READING, labels_of, paragraphs_of
from support import compare_work

NUMBER_WORDS = (
    "zero one two seven ten eleven fifteen nineteen twenty ninety hundred thousand million billion "
    "trillion lakh crore dozen dozens tens scores hundreds half halves quarter third thirds fifth "
    "twentieth hundredth double doubled triple treble quadrupled twice thrice twofold tenfold "
    "hundredfold first second nought"
).split()
CHARACTERS = "零〇一二两三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟半廿"
GLYPHS = "0123456789０９٣½⅔①⑳ⅣⅤⅻⅰ²₂"
OTHER_WORDS = (
    "percent of and a the -year plants people rose to in per , . - ( ) 家 个 年 月 第 分之 点 元 "
    "统 些 多 余 约 成 折 番 比 至 克 度 K m2 x US$"
).split()

TEXTS = st.lists(
    st.one_of(
        st.sampled_from([f" {word} " for word in NUMBER_WORDS]),
        st.sampled_from([f"{word}-" for word in NUMBER_WORDS]),
        st.sampled_from(CHARACTERS + GLYPHS),
        st.sampled_from([*OTHER_WORDS, " "]),
    ),
    max_size=12,
).map("".join)


@given(TEXTS)
def test_each_character_and_word_of_a_number_is_read_or_reported(text: str) -> None:
    numbers = find_all_numbers(text)
    covered = {place for number in numbers for place in range(number.start, number.end)}
    for number in numbers:
        covered |= set(range(number.end, number.end + len(getattr(number, "unread", ""))))
    for place in range(len(text)):
        if found := match_look_alike(fold(text), place):
            covered |= set(range(*found.span()))
    words = rf"(?<![A-Za-z])(?:{'|'.join(NUMBER_WORDS)})(?![A-Za-z])|[^\W_]"
    for found in re.finditer(words, text):
        if found[0].isnumeric() or len(found[0]) > 1:
            assert set(range(*found.span())) <= covered, text[found.start() :]


@given(TEXTS)
def test_no_two_numbers_overlap(text: str) -> None:
    numbers = find_all_numbers(text)
    assert all(number.text == text[number.start : number.end] for number in numbers)
    assert all(left.end <= right.start for left, right in pairwise(numbers))


@pytest.mark.parametrize("path", sorted(READING.glob("*/*.toml")), ids=lambda path: path.stem)
def test_each_labeled_number_is_read_or_reported(path: Path) -> None:
    document = tomllib.loads(path.read_text("utf-8"))
    paragraphs = paragraphs_of(document["text"])
    missed = [
        (label.fields["printed"], line[max(0, label.start - 20) : label.end + 20])
        for line, labels in zip(paragraphs, labels_of(document, paragraphs), strict=True)
        for numbers in [find_all_numbers(line)]
        for label in labels
        if not any(number.start < label.end and label.start < number.end for number in numbers)
    ]
    assert missed == []


@pytest.mark.parametrize("piece", ["½", "-", "一", "one two three ", "quarter "])
def test_work_grows_with_the_text_only(piece: str) -> None:
    # The letters at the end make the recognizers of both languages read it.
    short, long = (piece * (size // len(piece)) + " a 中" for size in (1_000, 4_000))
    # Quadratic reading would be 16 times the work.
    assert compare_work(find_all_numbers, short, long) < 6


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Phase II and part ①②", ["II", "①②"]),
        ("x Ⅱ5 units", ["Ⅱ"]),
        ("Ⅰ至Ⅲ类水质, not Ⅴ", ["Ⅰ", "Ⅲ", "Ⅴ"]),
        ("他的三招", ["三"]),
        ("the third quarter, a quarter earlier, and ten seconds per second", []),
        ("统一的标准，一些参加者有什么，大陆的千瓦", []),
        ("CO₂ of 3 ft², W/m³, and a note¹", []),
        ("进一步，五花八门，十分好", []),
        ("Part \u2164, part \u2173, and \u216c", ["\u2164", "\u2173", "\u216c"]),
        ("a couple of boats, another couple more", ["couple"]),
        ("The couple said a couple of weeks ago that couples wed", []),
        ("a couple of hundred boats", []),
        ("a handful of firms, a handful of small firms", ["handful", "handful"]),
        ("a handful of salt, a handful of salt was left, handfuls", []),
        ("a score of boats, four score years, threescore", ["score", "score", "threescore"]),
        ("a score of 7, Two score as Reds win, the film score", []),
        ("a hat-trick, two hat tricks", ["hat-trick", "hat tricks"]),
        ("a hat, a trick, and hats", []),
        ("a brace of goals, he scored a brace", ["brace", "brace"]),
        ("a knee brace, braces, to brace for", []),
        ("sold 5 gross of pens, a gross of pens, sold 5 gross.", ["gross", "gross", "gross"]),
        ("5 gross tons, gross profit of 5, earned 5 million gross.", []),
        ("3 billiard, 3 billiard tables, billiards", ["billiard"]),
        ("50 grand, fifty grand a year", ["grand", "grand"]),
        ("50 grand pianos, two grand slams, a grand plan", []),
        ("a trio was held, another quartet, a duo", ["trio", "quartet", "duo"]),
        ("the trio was held, a jazz trio, a string quartet, a pair", []),
    ],
)
def test_words_that_only_look_like_numbers(text: str, unread: list[str]) -> None:
    read = find_all_numbers(text)
    assert [number.text for number in read if isinstance(number, UnreadNumber)] == unread


def test_a_digit_inside_a_torn_word_is_no_exponent() -> None:
    assert [number.text for number in find_all_numbers("143.6 m3illion")] == ["143.6", "3"]
