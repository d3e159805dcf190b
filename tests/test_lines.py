"""Where the keys of a TOML text stand."""

from typing import Any

import tomli
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from provcli.dataset import built_in_path
from provcli.lines import Path, key_lines, line_of

KEYS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.one_of(st.integers(-(10**6), 10**6), st.booleans(), TEXTS, st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


def leaves(value: Any, path: Path = ()) -> dict[Path, Any]:
    if isinstance(value, dict):
        return {p: v for key, item in value.items() for p, v in leaves(item, (*path, key)).items()}
    if isinstance(value, list):
        return {p: v for i, item in enumerate(value) for p, v in leaves(item, (*path, i)).items()}
    return {path: value}


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_every_value_has_a_line_and_no_line_has_no_value(document: dict[str, Any]) -> None:
    found = key_lines(tomli_w.dumps(document))
    paths = {path[:end] for path in leaves(document) for end in range(1, len(path) + 1)}
    assert paths <= set(found)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.integers(0, 5))
def test_lines_move_with_the_text_above_them(document: dict[str, Any], above: int) -> None:
    text = tomli_w.dumps(document)
    assert key_lines("# = [ {\n" * above + text) == {
        path: line + above for path, line in key_lines(text).items()
    }


def test_the_line_of_a_printed_number_is_the_line_that_has_it() -> None:
    text = built_in_path().read_text("utf-8")
    found, lines = key_lines(text), text.splitlines()
    document = tomli.loads(text)
    for table in ("observations", "dismissals"):
        for index, row in enumerate(document[table]):
            assert f'"{row["printed"]}"' in lines[found[table, index, "printed"] - 1]


def test_every_way_to_write_a_key_is_found() -> None:
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
    found = key_lines(text)
    assert expected.items() <= found.items()
    assert line_of(("t", 1, "v", "missing"), found) == 15
    assert line_of(("nowhere",), found) is None
