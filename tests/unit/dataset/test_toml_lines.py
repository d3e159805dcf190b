"""The lines of the keys of a TOML text."""

from collections.abc import Iterable
from typing import Any

import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset.load import built_in_path
from provcli.dataset.toml_lines import KeyPath, find_key_lines

KEYS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.one_of(st.integers(-(10**6), 10**6), st.booleans(), TEXTS, st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


def leaves(value: Any, path: KeyPath = ()) -> dict[KeyPath, Any]:
    if isinstance(value, dict):
        return {p: v for key, item in value.items() for p, v in leaves(item, (*path, key)).items()}
    if isinstance(value, list):
        return {p: v for i, item in enumerate(value) for p, v in leaves(item, (*path, i)).items()}
    return {path: value}


def around(paths: Iterable[KeyPath]) -> set[KeyPath]:
    """Return the paths and all that surround them."""
    return {path[:end] for path in paths for end in range(1, len(path) + 1)}


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_find_key_lines_of_every_value(document: dict[str, Any]) -> None:
    paths = around(leaves(document))
    assert find_key_lines(tomli_w.dumps(document), paths).keys() == paths


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_find_key_lines_one_by_one(
    document: dict[str, Any],
) -> None:
    text, paths = tomli_w.dumps(document), around(leaves(document))
    found = find_key_lines(text, paths)
    assert all(find_key_lines(text, [path]) == {path: found[path]} for path in paths)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.integers(0, 5))
def test_find_key_lines_below_more_text(document: dict[str, Any], above: int) -> None:
    text, paths = tomli_w.dumps(document), around(leaves(document))
    assert find_key_lines("# = [ {\n" * above + text, paths) == {
        path: line + above for path, line in find_key_lines(text, paths).items()
    }


def test_find_key_lines_of_the_built_in_dataset() -> None:
    text = built_in_path().read_text("utf-8")
    lines, document = text.splitlines(), tomli.loads(text)
    found = find_key_lines(text, leaves(document))
    for table in ("figures", "dismissals"):
        for index, row in enumerate(document[table]):
            assert f'"{row["printed"]}"' in lines[found[table, index, "printed"] - 1]


def test_find_key_lines_of_every_notation() -> None:
    text = '''
a.b = 1 # c = 2
"q\\u0061" = [ # one
  1, [2, 3],
  { x = "}", "y.z" = """
]
""" },
]
[[t]]
[[t.u]]
k = \'\'\'
[[t]]
\'\'\'
[[t]]
[t.v]
'w' = 1.5
'''
    expected = {
        ("a", "b"): 2,
        ("qa",): 3,
        ("qa", 1, 1): 4,
        ("qa", 2, "x"): 5,
        ("qa", 2, "y.z"): 5,
        ("t", 0): 9,
        ("t", 0, "u", 0, "k"): 11,
        ("t", 1): 14,
        ("t", 1, "v"): 15,
        ("t", 1, "v", "w"): 16,
    }
    assert find_key_lines(text, expected) == expected
    assert find_key_lines(text.rstrip(), expected) == expected
    beside = ("t", 1, "v", "missing")
    assert find_key_lines(text, [beside, ("nowhere",)]) == {beside: 15}
