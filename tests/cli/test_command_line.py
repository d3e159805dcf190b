"""Arguments, options, help, errors, and exit codes."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from provcli import __version__
from provcli.cli.commands import COMMAND_BY_NAME, COMMANDS
from support import ARTICLE, SMALL, Runner

DATA = ("--data", SMALL)
EXAMPLES = Path(__file__).parents[2] / "examples"
Shell = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("argv", "error", "hint"),
    [
        (["shwo"], "There is no command 'shwo'.", "Did you mean show?"),
        (["zzz"], "There is no command 'zzz'.", "See `provcli --help`."),
        (["--data", "x", "shwo"], "There is no command 'shwo'.", "Did you mean show?"),
        (["show"], "Missing argument 'NAME'.", "See `provcli show --help`."),
        (["--versio"], "There is no option '--versio'.", "Did you mean --version?"),
        (["--nope"], "There is no option '--nope'.", "See `provcli --help`."),
        (["list", "--data"], "--data requires a value.", "Write the value after --data."),
        (["report", "--with-text"], "--with-text requires --article.", "Add --article FILE."),
        (["export", "--raw", "--format", "json"], "--raw does not apply to json.",
         "Use it with --format csv, datapackage, sdmx-csv, or xlsx."),
        (["show", "henan", "--fromat", "csv"], "There is no option '--fromat'.", "Did you mean --"),
        (["list", "--width", "5"], "--width: expected a whole number from 20, got '5'.", "Write"),
        (["list", "--width", "x"], "--width: expected a whole number from 20, got 'x'.", "Write"),
        (["list", "--color", "red"], "--color: expected auto, always, or never, got", "Write"),
        (["list", "--format", "cvs"], "There is no format 'cvs'.", "Did you mean csv?"),
        (["list", "--format", "xyz"], "There is no format 'xyz'.", "Choose one of table, csv"),
        (["show", "henan", "--format", "sarif"], "`provcli show` cannot write sarif.", "Choose"),
        (["list", "metrics", "--format", "sdmx-csv"], "`provcli list` cannot write sdmx-csv "
         "for this result.", "Choose one"),
        (["show", "henan", "-o", "x.svg"], "`provcli show` cannot write svg.", "Choose one of"),
        (["export", "-o", "x.doc"], "The extension of 'x.doc' does not match a format.", "Add"),
        (["export", "--format", "json", "--bom"], "--bom does not apply to json.", "Use it with"),
        (["list", "metrix"], "`provcli list` cannot list 'metrix'.", "Did you mean metrics?"),
        (["list", "--sort", "value"], "--sort does not apply to metrics.", "Use it with `provcli "),
        (["list", "figures", "--sort", "vlaue"], "--sort: expected one of entity, metric, value",
         "Did you mean value?"),
        (["list", "figures", "--sort", "zzz"], "--sort: expected one of entity, metric, value",
         "Write one of them, such as --sort value."),
        (["list", "zzz"], "`provcli list` cannot list 'zzz'.", "List one of figures, metrics"),
        (["show", "hennan"], "There is no ", "Did you mean henan"),
        (["compare"], "Missing argument 'NAME'.", "Name a metric from `provcli list metrics`."),
        (["compare", "goats"], "There is no metric 'goats'.", "See `provcli list metrics`."),
        (["explain", "henan/x/2023"], "There is no figure 'henan/x/2023'.", ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_usage_error_exits_with_2_and_a_hint(
    run: Runner, argv: list[str], error: str, hint: str
) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: {error}")
    assert f"\nHint: {hint}" in err


def test_explain_says_that_the_article_lacks_the_sentence(run: Runner, tmp_path: Path) -> None:
    words = ("explain", "south/goats/2022", *DATA)
    plain = run(*words)
    assert run(*words, "--article", ARTICLE).err == ""
    other = tmp_path / "other.txt"
    other.write_text("Three cats.", "utf-8")
    assert run(*words, "--article", other) == (
        0, plain.out, f"The sentence of the figure was not found in {other}.\n"
    )  # fmt: skip


def test_an_article_is_not_a_dataset(run: Runner, tmp_path: Path) -> None:
    article = tmp_path / "two words.txt"
    article.write_bytes(ARTICLE.read_bytes())
    code, out, err = run("list", "--data", article)
    hint = f"To make a dataset from an article, run `provcli draft '{article}'`."
    assert (code, out, err.splitlines()[1]) == (3, "", f"Hint: {hint}")


def test_missing_file_exits_with_3(run: Runner) -> None:
    for argv in (("list", "--data", "none.toml"), ("check", "--article", "none.toml")):
        code, out, err = run(*argv)
        assert (code, out) == (3, "")
        assert err.startswith("Error: none.toml cannot be read: no such file or directory.\nHint: ")


def test_interrupt_ends_without_traceback(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("provcli.dataset.load.load", fail)
    assert run("list") == (130, "", "")


def test_ignored_interrupt_stays_ignored(shell: Shell) -> None:
    done = shell("trap '' INT; provcli list topics --data <(sleep 0.5; cat \"$1\") & sleep 0.4; "
                 "kill -INT $!; wait $!", SMALL)  # fmt: skip
    assert (done.returncode, done.stdout[:5]) == (0, "Topic")


def test_version_and_help_go_to_stdout(run: Runner) -> None:
    assert run("--version") == (0, f"provcli {__version__}\n", "")
    for flag in ("-h", "--help"):
        code, out, err = run(flag)
        assert (code, err) == (0, "")
        assert out.startswith("Usage: provcli [OPTIONS] COMMAND")
        assert all(f"  {row.name:8}  {row.summary}\n" in out for row in COMMANDS)


@pytest.mark.parametrize("name", [row.name for row in COMMANDS if row.contents])
def test_help_has_summary_example_own_options_and_formats(run: Runner, name: str) -> None:
    code, out, err = run(name, "--help")
    row = COMMAND_BY_NAME[name]
    assert (code, err) == (0, "")
    assert f"  {row.summary}\n" in out
    assert len(row.summary) <= 55
    assert "  Example: provcli" in out
    formats = ", ".join(["table", *(row.name for row in row.formats)])
    assert f"One of {formats}. Defaults to the" in " ".join(out.split())
    assert f"then to {row.default_format}." in " ".join(out.split())
    own, _, shared = out.partition("Common options:\n")
    assert "\n  -o, --output" not in own
    assert "-h, --help" in shared


def test_help_of_the_explorer_has_no_formats(run: Runner) -> None:
    out = run("explore", "--help").out
    assert "--article" in out
    assert "--format" not in out


def test_no_command_shows_the_overview(run: Runner) -> None:
    assert run(*DATA) == run("overview", *DATA)
    assert run("--data", SMALL, "--width", "40") == run("overview", *DATA, "--width", "40")


def test_options_may_precede_the_command(run: Runner) -> None:
    expected = run("list", "topics", *DATA, "--format", "csv")
    assert expected.out.startswith("id,")
    assert run(*DATA, "--format", "csv", "list", "topics") == expected
    assert run(f"--data={SMALL}", "list", "--format", "csv", "topics") == expected


def test_environment_names_a_dataset_and_the_option_wins(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROVCLI_DATA", str(SMALL))
    assert "Two valleys" in run().out
    monkeypatch.setenv("PROVCLI_DATA", "none.toml")
    assert run().code == 3
    assert "Two valleys" in run(*DATA).out


def test_an_unknown_name_names_the_dataset_of_the_environment(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "Error: There is no entity, metric, or topic 'nowhere'"
    assert run("show", "nowhere", *DATA).err.startswith(f"{message}.\n")
    monkeypatch.setenv("PROVCLI_DATA", str(SMALL))
    assert run("show", "nowhere").err.startswith(f"{message} in {SMALL}, from PROVCLI_DATA.\n")
    assert run("show", "nowhere", *DATA).err.startswith(f"{message}.\n")


def test_filters_keep_what_matches_all_of_them(run: Runner) -> None:
    argv = ("export", *DATA, "--entity", "XX-SV", "--metric", "goats", "--period", "2022")
    rows = list(csv.DictReader(StringIO(run(*argv).out)))
    assert [row["id"] for row in rows] == [
        "south/goats/2022",
        "south/goats/2022/farm-of-the-four-winds",
    ]
    assert run(*(word if word != "--entity" else "--province" for word in argv)).out


def test_period_is_exact_and_within_contains(run: Runner) -> None:
    def periods(*argv: str) -> set[str]:
        out = run("export", *DATA, *argv).out
        return {row["period"] for row in csv.DictReader(StringIO(out))}

    everything = periods()
    assert periods("--period", "2022") == {"2022"}
    assert periods("--within", "2021/2022") == {"2021", "2022"} & everything
    assert periods("--period", "undated") == {""} & everything


def test_empty_selection_is_an_empty_result_and_a_message(run: Runner) -> None:
    argv = ("list", "--search", "no such thing", "--format", "ndjson", *DATA)
    assert run(*argv) == (0, "", "No figures match these filters.\n")


def test_list_takes_the_plural_of_a_kind(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "kinds.toml"
    text = SMALL.read_text("utf-8").replace(
        '{ id = "north",', '{ id = "north", kind = "company",', 1
    )
    file.write_text(text, "utf-8")
    companies = run("list", "companies", "--data", file, "--format", "csv").out
    assert [row["id"] for row in csv.DictReader(StringIO(companies))] == ["north"]
    code, _, err = run("list", "compani", "--data", file)
    assert (code, err.splitlines()[1][:28]) == (2, "Hint: Did you mean companies")


def test_compare_and_chart_take_names_and_metric_alike(run: Runner) -> None:
    for command in ("compare", "chart"):
        named = run(command, "goats", *DATA)
        assert named.code == 0
        assert run(command, "--metric", "goats", *DATA) == named
        assert run(command, "goats", "--metric", "Goats", *DATA) == named


def test_show_in_a_machine_format_is_the_export_of_that_part(run: Runner) -> None:
    for name in ("csv", "json", "markdown"):
        shown = run("show", "south", "--format", name, *DATA)
        assert shown == run("export", "--entity", "south", "--format", name, *DATA)


def test_check_exits_with_1_for_open_findings(run: Runner, tmp_path: Path) -> None:
    assert run("check", "--article", ARTICLE, *DATA).code == 0
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE.read_text("utf-8").replace("1,250", "1,350"), "utf-8")
    assert run("check", "--article", article, *DATA).code == 1


def test_a_claim_that_waits_is_not_drawn(run: Runner, tmp_path: Path) -> None:
    article, file = ("--article", EXAMPLES / "ferry.txt"), tmp_path / "slip.toml"
    ferry = EXAMPLES / "ferry.toml"
    assert "allowed 0.372 to 0.378\n" in run("check", "--data", ferry, *article).out
    slip = ferry.read_text("utf-8").replace("31_500", "35_100").replace("31,500", "35,100")
    file.write_text(slip, "utf-8")
    out = run("check", "--data", file, *article).out
    assert "Not reported: 1 claim waits until" in out
    assert "allowed" not in out


def test_acknowledgements_are_a_part_of_their_own_and_added_once(
    run: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "ferry.toml"
    file.write_bytes((EXAMPLES / "ferry.toml").read_bytes())
    run("check", "--data", file, "--acknowledge")
    parts = file.read_text("utf-8").split("\n\n")
    assert any(part.startswith("acknowledgements = [") and part.endswith("\n]") for part in parts)
    before = file.read_bytes()
    code, _, err = run("check", "--data", file, "--acknowledge")
    assert (code, err) == (0, "No finding acknowledged: none is open.\n")
    assert file.read_bytes() == before


def test_one_of_a_kind_is_singular(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert " figures by 1 rule.\n" in run("check", "--select", "PC201", *DATA).out
    article, file = tmp_path / "article.txt", tmp_path / "mine.toml"
    article.write_text("It has 1 cat.", "utf-8")
    run("draft", article, "--date", "2024", "-o", file)
    code, out, err = run("check", "--acknowledge", "--data", file)
    assert (code, err) == (
        1,
        "No finding acknowledged: correct the open ones instead, as their hints say.\n",
    )
    assert "\n\nParagraph 1\n" in out
    assert "\n    Drafts: 1 of 1 figure.\n" in out
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert run("review", file).out.splitlines()[-2].endswith("1 of 1 entry is a draft.")


def test_proposed_commands_read_the_same_dataset(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "two words.toml"
    file.write_bytes(SMALL.read_bytes())
    overview = run("--data", file).out
    assert f"  provcli show south --data '{file}'\n" in overview
    hint = run("show", "zzzz", "--data", file).err.splitlines()[1]
    assert hint.startswith(f"Hint: See `provcli list entities --data '{file}'`")
    assert "`provcli list " in run("show", "zzzz").err


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("check mine.toml", "`provcli check` takes no file name.", "Use --data mine.toml."),
        ("check a.txt", "`provcli check` takes no file name.", "Use --article a.txt."),
        ("diff a b c", "`provcli diff` does not take the argument 'c'.", "See `provcli diff -"),
        ("henan", "There is no command 'henan'.", "See `provcli --help`. To show an entity or a "
         "metric, use `provcli show henan`."),
    ],
)  # fmt: skip
def test_misplaced_argument(run: Runner, words: str, message: str, hint: str) -> None:
    code, _, err = run(*words.split())
    assert code == 2
    assert err.startswith(f"Error: {message}\nHint: {hint}")


def test_diff_lists_what_was_added_removed_and_changed(run: Runner, tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    file = tmp_path / "new.toml"
    file.write_text(text.replace("value = 1_250", "value = 1_350").replace('Goats"', 'Kids"'))
    same = run("diff", SMALL, SMALL)
    assert (same.code, "No differences" in same.out) == (0, True)
    code, out, err = run("diff", SMALL, file, "--format", "csv")
    assert (code, err) == (1, "")
    assert "figures,north/goats/2022,changed,value," in out
    assert "metrics,goats,changed,name,Goats,Kids" in out
    assert run("diff", SMALL, file).code == 1
    without = tmp_path / "without.toml"
    without.write_text(text.replace('{ id = "west", name = "West Valley" },', ""))
    assert "entities,west,removed,,,\n" in run("diff", SMALL, without, "--format", "csv").out
    assert "entities,west,added,,,\n" in run("diff", without, SMALL, "--format", "csv").out


def test_chinese_argument_in_the_c_locale_is_found(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "金钱.toml"
    file.write_bytes(SMALL.read_bytes())
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = shell('provcli list --topic 金钱 --data "$1" -o 钱.csv && cat 钱.csv', file, env=locale)
    assert (done.returncode, done.stderr) == (0, "")
    assert "money" in done.stdout
