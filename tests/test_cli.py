"""What a command line gives: exit codes, streams, errors, help."""

import csv
import json
import subprocess
import sys
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from provcli import __version__
from provcli.cli.app import COMMANDS
from support import MEASURED, SMALL, Runner

HENAN = "henan/high-tech-enterprises/2023"


def test_an_unknown_name_is_wrong_usage_and_proposes_the_nearest(run: Runner) -> None:
    assert run("show", "hennan") == (
        2,
        "",
        "Error: There is no entity or metric 'hennan'.\nHint: Did you mean henan or hunan?\n",
    )


def test_a_name_like_nothing_points_to_the_list(run: Runner) -> None:
    code, out, err = run("compare", "--metric", "zzzz")
    assert (code, out) == (2, "")
    assert err.endswith("Hint: See `provcli list metrics`.\n")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["shwo"], "No such command 'shwo'. Did you mean 'show'?"),
        (["show"], "Missing argument 'NAME'."),
        (
            ["show", "henan", "--fromat", "csv"],
            "No such option: --fromat (Possible options: --bom, --format, --raw)",
        ),
        (["show", "henan", "--width", "5"], "Invalid value for '--width'"),
        (["show", "henan", "--format", "cvs"], "There is no format 'cvs'."),
        (["show", "henan", "--color", "red"], "There is no colour setting 'red'."),
        (["export", "--output", "figures.doc"], "The name 'figures.doc' does not tell the format."),
        (["list", "metrix"], "There is nothing to list under 'metrix'."),
        (["list", "--period", "last year"], "'last year' is no period."),
        (["explain", "henan/nothing/2023"], "There is no figure 'henan/nothing/2023'."),
        (["compare"], "Missing option '--metric'."),
        (["compare", "--metric", "goats"], "There is no metric 'goats'."),
    ],
)
def test_wrong_usage_exits_2_with_words_on_stderr_only(
    run: Runner, argv: list[str], message: str
) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {message}")
    assert "Hint: " in err


def test_an_ambiguous_name_lists_what_it_could_be(run: Runner, tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    file = tmp_path / "twice.toml"
    file.write_text(text.replace('name = "West Valley"', 'name = "South Valley"'), "utf-8")
    code, _, err = run("show", "south valley", "--data", file)
    assert code == 2
    assert "names more than one entity or metric: 'south', 'west'." in err


def test_a_name_alone_leads_to_each_of_several(run: Runner, tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8").replace('"North Valley"', '"South Valley"')
    file = tmp_path / "alike.toml"
    file.write_text(text.replace('"cheese-rank"', '"south"'), "utf-8")
    code, _, err = run("show", "south", "--data", file)
    assert (code, err) == (
        2,
        "Error: 'south' names more than one entity or metric: 'XX-SV', 'Cheese, rank'.\n"
        "Hint: Use one of these names.\n",
    )
    assert "South Valley" in run("show", "XX-SV", "--data", file).out
    assert "Place at the cheese fair." in run("show", "cheese, rank", "--data", file).out
    # Two entities have this name, so no figure is guessed.
    code, out, err = run("explain", "South Valley/goats/2022", "--data", file)
    assert (code, out) == (2, "")
    assert "There is no figure 'South Valley/goats/2022'." in err


def test_what_ends_a_run_from_outside_is_told_in_words(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where, error, expected in (
        ("dataset.read", MemoryError, (3, "", "Error: This takes more memory than there is.\n")),
        ("dataset.read", KeyboardInterrupt, (130, "", "")),
        ("cli.deliver", KeyboardInterrupt, (130, "", "")),
    ):

        def end(*_: object, error: type[BaseException] = error) -> None:
            raise error

        monkeypatch.setattr(f"provcli.{where}", end)
        code, out, err = run("list")
        assert (code, out, err[: len(expected[2])]) == expected
        monkeypatch.undo()


def test_a_missing_file_exits_3(run: Runner, tmp_path: Path) -> None:
    code, out, err = run("list", "--data", tmp_path / "none.toml")
    assert (code, out) == (3, "")
    assert err.startswith(f"Error: {tmp_path / 'none.toml'} cannot be read: no such file")


def test_the_environment_names_a_dataset_and_the_option_wins(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROVCLI_DATA", str(SMALL))
    assert "Two valleys" in run().out
    monkeypatch.setenv("PROVCLI_DATA", "nowhere.toml")
    assert "Two valleys" in run("--data", SMALL).out


def test_version_and_help_answer_on_stdout(run: Runner) -> None:
    assert run("--version") == (0, f"provcli {__version__}\n", "")
    for flag in ("-h", "--help"):
        assert run(flag).out.startswith("Usage: provcli [OPTIONS] COMMAND")


@pytest.mark.parametrize("name", [it.name for it in COMMANDS])
def test_every_command_has_help_that_begins_with_a_verb_and_ends_with_an_example(
    run: Runner, name: str
) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert f"Example: provcli {name}" in out


def test_the_summary_of_a_command_is_the_first_line_of_its_help() -> None:
    for command in COMMANDS:
        assert (command.load().__doc__ or "").splitlines()[0] == command.summary


def test_options_before_the_command_hold_for_it(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = run("list", "topics", "--data", SMALL, "--format", "csv")
    assert run("--data", SMALL, "--format", "csv", "list", "topics") == after
    assert run("--data", tmp_path / "none.toml", "list", "topics", "--data", SMALL).code == 0
    assert run("--data", tmp_path / "none.toml", "list", "topics").code == 3
    monkeypatch.setenv("PROVCLI_DATA", str(tmp_path / "none.toml"))
    assert run("--data", SMALL, "list", "topics", "--format", "csv") == after
    monkeypatch.delenv("PROVCLI_DATA")
    file = tmp_path / "topics.csv"
    assert run("--output", file, "list", "topics", "--data", SMALL) == (0, "", "")
    assert file.read_text("utf-8") == after.out


def test_the_flat_table_has_the_promised_columns(run: Runner) -> None:
    header = run("export", "--format", "csv").out.partition("\n")[0]
    assert header == (
        "id,entity,entity_name,iso_3166_2,metric,metric_name,topic,period,value,unit,"
        "qualifier,status,scope,printed,section,paragraph,flag,note"
    )


def test_show_in_a_machine_format_is_the_export_of_that_part(run: Runner) -> None:
    for name in ("csv", "ndjson", "json", "toml", "markdown"):
        shown = run("show", "henan", "--format", name)
        assert shown == run("export", "--province", "henan", "--format", name)


def test_the_filters_of_export_narrow_together(run: Runner) -> None:
    out = run("export", "--province", "豫", "--topic", "innovation", "--period", "2023").out
    ids = [row["id"] for row in csv.DictReader(StringIO(out))]
    assert ids == [
        "henan/high-tech-enterprises/2023",
        "henan/technology-smes/2023",
        "henan/technology-contract-turnover/2023",
    ]


def test_nothing_that_matches_is_an_empty_answer_with_a_word_on_stderr(run: Runner) -> None:
    assert run("list", "--search", "no such thing", "--format", "json") == (
        0,
        "[]\n",
        "Nothing matches.\n",
    )


def test_the_suffix_of_the_output_tells_the_format(run: Runner, tmp_path: Path) -> None:
    for suffix in ("csv", "json", "ndjson", "toml", "md"):
        file = tmp_path / f"figures.{suffix}"
        assert run("export", "--output", file) == (0, "", "")
        expected = {"md": "markdown"}.get(suffix, suffix)
        assert file.read_text("utf-8") == run("export", "--format", expected).out
    assert sorted(it.name for it in tmp_path.iterdir()) == sorted(
        f"figures.{suffix}" for suffix in ("csv", "json", "ndjson", "toml", "md")
    )


def test_an_output_that_cannot_be_written_exits_3(run: Runner, tmp_path: Path) -> None:
    code, out, err = run("export", "--output", tmp_path / "no" / "figures.csv")
    assert (code, out) == (3, "")
    assert "cannot be written: no such file or directory." in err


def test_values_keep_every_digit_in_every_format(run: Runner) -> None:
    wanted = {"shanxi/trade-volume/2023": "169372000000", "anhui/pm25-change/2023": "-0.3"}
    rows = csv.DictReader(StringIO(run("export", "--format", "csv").out))
    assert wanted.items() <= {row["id"]: row["value"] for row in rows}.items()
    lines = run("export", "--format", "ndjson").out.splitlines()
    assert wanted.items() <= {row["id"]: row["value"] for row in map(json.loads, lines)}.items()
    whole = json.loads(run("export", "--format", "json").out)
    assert wanted.items() <= {row["id"]: row["value"] for row in whole["figures"]}.items()
    assert all(isinstance(row["value"], str) for row in whole["figures"])


def test_compare_computes_ratio_change_and_yearly_growth(run: Runner) -> None:
    out = run("compare", "--metric", "high-tech-enterprises", "--format", "csv").out
    rows = {(row["entity"], row["period"]): row for row in csv.DictReader(StringIO(out))}
    henan = rows["henan", "2023"]
    assert (henan["rank"], henan["baseline"]) == ("2", "hubei")
    assert Decimal(henan["ratio"]) == Decimal("0.48")
    assert (henan["change"], henan["since"]) == ("5690", "2020")
    assert (henan["change_percent"], henan["annual_growth_percent"]) == ("90.17", "23.89")
    assert rows["anhui", ""]["reason"] == "not reported"
    assert rows["anhui", ""]["value"] == ""


def test_completion_offers_names_with_labels() -> None:
    environment = {
        "_PROVCLI_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": "provcli show he",
        "PYTHONPATH": str(Path(__file__).parents[1] / "src"),
        **MEASURED,
    }
    script = "from provcli.__main__ import run; run()"
    result = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert '"henan":"Henan 河南"' in result.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("provcli show high-t", "high-tech-enterprises"),
        ("provcli explain henan/high-tech-enterprises/", HENAN),
        ("provcli compare --metric trade-v", "trade-volume-growth-rank"),
        ("provcli list --topic tr", "trade"),
        ("provcli list prov", "entities"),
        ("provcli export --format nd", "ndjson"),
        ("provcli check --select PC30", "PC304"),
        ("provcli show --data nowhere.toml he", ""),
    ],
)
def test_completion_knows_every_kind_of_name(words: str, expected: str) -> None:
    environment = {"_PROVCLI_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": words}
    environment |= {
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "PYTHONPATH": str(Path(__file__).parents[1] / "src"),
        **MEASURED,
    }
    script = "from provcli.__main__ import run; run()"
    result = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert expected in result.stdout
    assert (result.returncode, result.stderr) == (0, "")
    assert expected or not result.stdout.strip()
