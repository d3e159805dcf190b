"""`provcli chart`: titles, sizes, and claims."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from support import SMALL, Runner


def test_chart_has_the_title_and_size_that_the_user_wants(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "chart.svg"
    words = ("--title", "Firms", "--subtitle", "In two provinces", "--size", "700x300")
    assert run("chart", "high-tech-enterprises", *words, "--output", file).code == 0
    root = ElementTree.parse(file).getroot()
    texts = list(root.itertext())
    assert texts.count("Firms") == 1
    assert any(text.startswith("In two provinces; not reported") for text in texts)
    assert not any("High-tech" in text for text in texts)
    assert 700 < float(root.get("width", 0)) < 900


@pytest.mark.parametrize("size", ["800", "x", "0x0", "800x99999", "-1x400", "８００x４００"])
def test_chart_rejects_a_size_that_is_not_one(run: Runner, size: str) -> None:
    result = run("chart", "high-tech-enterprises", f"--size={size}")
    assert result.code == 2
    assert "--size: expected a width and a height" in result.err


def test_chart_draws_claims_everywhere(run: Runner, tmp_path: Path) -> None:
    assert run("chart", "--claims").out.count("allowed ") == 4  # three claims, and the legend
    only = run("chart", "technology-smes-growth", "--claims", "--entity", "henan").out
    assert "68.39%" in only
    assert "58.36%" not in only
    file = tmp_path / "claims.svg"
    assert run("chart", "--claims", "--output", file).code == 0
    texts = list(ElementTree.parse(file).getroot().itertext())
    assert "58.36% stated" in texts
    assert "22.12% to 25.62% allowed" in texts
    assert "henan-smes-growth" in run("chart", "--claims", "--format", "csv").out


def test_chart_of_no_contradicted_claim_is_an_error(run: Runner) -> None:
    result = run("chart", "--claims", "--entity", "hubei")
    assert result.code == 2
    assert "No claim about these figures is contradicted." in result.err


def test_chart_of_two_units_proposes_a_comparison_that_works(run: Runner) -> None:
    code, _, err = run("chart", "goats", "cheese-sales", "--data", SMALL)
    proposed = f"provcli compare goats cheese-sales --data {SMALL}"
    assert code == 2
    assert err.endswith(f"Hint: Draw one chart per unit, or use `{proposed}`.\n")
    assert run(*proposed.split()[1:]).code == 0
