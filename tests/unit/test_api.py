"""The public names: each command is one call."""

import json
from decimal import Decimal

import pytest

import provcli
from provcli import Dataset, ProvcliError
from support import ARTICLE, SMALL, Runner


def test_every_public_name_is_there_and_no_other() -> None:
    from provcli import api

    for name in api.__all__:
        assert getattr(provcli, name) is getattr(api, name)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        provcli.nothing  # noqa: B018


def test_compare_and_chart_need_names_only(small: Dataset) -> None:
    comparison = provcli.compare(small, "Goats", within="2022")
    assert comparison.metric.id == "goats"
    drawn = provcli.chart(small, "goats", entities=["XX-SV", "north"])
    assert drawn.panels


def test_check_and_explain_return_values(small: Dataset) -> None:
    result = provcli.check(small, ARTICLE.read_text("utf-8"))
    assert result.open == ()
    assert "1,250" in provcli.explain(small, "north/goats/2022").title


def test_export_as_returns_what_the_command_writes(small: Dataset, run: Runner) -> None:
    for name in ("csv", "json", "toml", "markdown", "sdmx-csv"):
        expected = run("export", "--data", SMALL, "--format", name).out
        assert provcli.export_as(small, name).decode() == expected
    assert provcli.export_as(small, "datapackage")[:2] == b"PK"
    assert provcli.export_as(provcli.topics_table(small), "csv", bom=True)[:3] == b"\xef\xbb\xbf"
    document = json.loads(provcli.export_as(provcli.chart(small, "goats"), "vega-lite"))
    assert "vega-lite" in document["$schema"]


def test_export_as_rejects_a_format_for_other_content(small: Dataset) -> None:
    for name in ("svg", "cvs"):
        with pytest.raises(
            ProvcliError, match=f"'{name}' is not a format of this content"
        ) as caught:
            provcli.export_as(small, name)
        assert caught.value.hint.startswith("Choose one of csv, json, ")


def test_values_are_exact(small: Dataset) -> None:
    figure = provcli.find_figure(small, "south/goats-growth/2022")
    assert figure.value == Decimal("-3.5")
    assert "two-valleys" in provcli.report(small)
    assert provcli.diff(small, small).figures.changed == ()


def test_star_import_brings_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from provcli import *", names)
    assert names.keys() - {"__builtins__"} == set(provcli.api.__all__)
