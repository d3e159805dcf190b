"""Every format of the table: names, extensions, and options."""

import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from provcli.errors import ProvcliError
from provcli.export.registry import FORMATS, TERMINAL, ContentKind, load_writer

Write = Callable[..., bytes]
Contents = Mapping[ContentKind, Callable[[], object]]
WRITERS = [
    (row.name, kind)
    for row in FORMATS.values()
    for kind in row.writers
    if kind not in ("report", "diff")  # pages and differences have tests of their own
]
EXTRAS = {
    "xlsx": ("xlsxwriter", "XlsxWriter", "xlsx"),
    "parquet": ("pyarrow", "pyarrow", "parquet"),
    "svg": ("vl_convert", "vl-convert-python", "charts"),
}


@pytest.mark.parametrize(("name", "kind"), WRITERS)
def test_is_binary_matches_what_is_written(
    contents: Contents, name: str, kind: ContentKind
) -> None:
    chunks = load_writer(name, kind)(contents[kind]())
    is_text = all(isinstance(chunk, str) for chunk in chunks)
    assert is_text is not FORMATS[name].is_binary


@pytest.mark.parametrize(("name", "kind"), WRITERS)
def test_options_are_those_of_the_writer(
    write: Write, contents: Contents, name: str, kind: ContentKind
) -> None:
    for option in FORMATS[name].options:
        assert write(name, kind, contents[kind](), **{option: True})


def test_suffixes_differ_and_no_format_is_called_as_the_screen() -> None:
    suffixes = [suffix for row in FORMATS.values() for suffix in row.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert TERMINAL not in FORMATS


@pytest.mark.parametrize("name", EXTRAS)
def test_writer_without_its_library_names_what_to_install(
    write: Write, contents: Contents, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    module, library, extra = EXTRAS[name]
    kind: ContentKind = "chart" if extra == "charts" else "table"
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ProvcliError, match=f"requires {library}, which is not") as caught:
        write(name, kind, contents[kind]())
    assert caught.value.hint == f"Run `pip install 'provcli[{extra}]'`."


def test_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    assert {row.extra for row in FORMATS.values() if row.extra} <= set(extras)
    for _, library, extra in EXTRAS.values():
        assert any(requirement.startswith(f"{library}>=") for requirement in extras[extra])
