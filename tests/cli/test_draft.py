"""`provcli draft`: a dataset from a text, to a file or a pipe."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from provcli.dataset.load import load, loads
from support import Runner

Shell = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """Ports of Norway

In 2023, Norway had 32 ports, up from 25 ports in 2020.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_the_draft_is_a_dataset_file(run: Runner, article: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    done = run("draft", article, "--date", "2024-02-01", "-o", file)
    assert (done.code, done.out) == (0, "")
    assert "4 numbers: 2 figures, 2 dismissals, 1 entity, 1 metric, and 0 claims." in done.err
    assert f"Next: provcli review {file} --article {article}" in done.err
    assert load(file).source.date == "2024-02-01"


def test_the_next_command_is_for_people(
    run: Runner, terminal: Callable[..., str], article: Path
) -> None:
    hint = f"Next: provcli draft {article} --output draft.toml"
    assert hint not in run("draft", article).err
    assert hint in terminal("draft", article, stream="both", columns=200)


def test_what_is_not_in_the_text_is_an_option(run: Runner, article: Path) -> None:
    options = ("--title", "Ports", "--publisher", "The Post", "--kind", "nation")
    dataset = loads(run("draft", article, *options).out)
    assert (dataset.source.title, dataset.source.publisher) == ("Ports", "The Post")
    assert dataset.entities[0].kind == "nation"


def test_the_draft_can_be_a_table_of_figures(run: Runner, article: Path) -> None:
    assert "norway/ports/2023" in run("draft", article, "--format", "csv").out
    assert "norway/ports/2020" in run("draft", article, "--format", "table").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--title", "\udcff"), "--title is not UTF-8."),
        (("--publisher", "a\udcff"), "--publisher is not UTF-8."),
        (("--date", "yesterday"), "--date 'yesterday' is not a date."),
        (("--date", "2024-13"), "--date '2024-13' is not a date."),
        (("--kind", "Two Words"), "--kind 'Two Words' is not an id."),
    ],
)
def test_a_wrong_option_is_a_usage_error(
    run: Runner, article: Path, words: tuple[str, ...], message: str
) -> None:
    done = run("draft", article, *words)
    assert done.code == 2
    assert message in done.err


def test_a_date_that_the_text_does_not_print_is_left_out(
    run: Runner, article: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    article.write_text(f"{ARTICLE}\nExports were 12 billion euros this year.\n", "utf-8")
    done = run("draft", article, "-o", file)
    assert "The text prints no date of publication. Use --date DATE." in done.err
    assert load(file).source.date is None
    findings = run("check", "--data", file, "--article", article, "--format", "json").out
    assert [finding["code"] for finding in json.loads(findings)["findings"]] == ["PC401"]
    assert "2023" not in run("--data", file).out.partition("Article")[2].partition("\n\n")[0]


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_a_dataset_is_not_an_article(
    run: Runner, article: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"mine{suffix}"
    run("draft", article, "-o", file)
    done = run("draft", file)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"Error: {file} is a dataset, not an article.\n"
        "Hint: Name the text of the article instead, such as article.txt.\n"
    )


@pytest.mark.parametrize("name", ["mine.json", "mine.csv"])
def test_a_draft_that_review_cannot_read_has_another_next_command(
    run: Runner, article: Path, tmp_path: Path, name: str
) -> None:
    err = run("draft", article, "-o", tmp_path / name).err
    toml = tmp_path / "mine.toml"
    assert f"For `provcli review`, write TOML: provcli draft {article} --output {toml}\n" in err
    assert "Next:" not in err
    err = run("draft", article, "-o", tmp_path / "mine", "--format", "toml").err
    assert f"Next: provcli review {tmp_path / 'mine'} --article {article}\n" in err


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\nstream", "a PDF"),
        (b"PK\x03\x04\x14\0", "a document of an office program, or a ZIP"),
    ],
)
def test_a_document_is_saved_as_text(
    run: Runner, tmp_path: Path, content: bytes, kind: str
) -> None:
    file = tmp_path / "article.doc"
    file.write_bytes(content)
    done = run("draft", file)
    assert done.code == 3
    assert done.err == (
        f"Error: {file} is {kind}, not text.\n"
        "Hint: Open it, and save its text as a .txt file, one paragraph per line.\n"
    )


PAGE = """<!DOCTYPE html>
<html><head><title>Ports of Norway</title>
<meta property="og:site_name" content="The Fjord Post">
<meta property="article:published_time" content="2024-02-10"></head>
<body><nav>Archive 2021</nav><article><h1>Ports of Norway</h1>
<h2>The coast</h2>
<p>In 2023, Norway had 32 ports, up from 25 ports in 2020.</p>
</article></body></html>
"""


def test_a_web_page_is_drafted_and_checked(run: Runner, tmp_path: Path) -> None:
    page, file = tmp_path / "page.html", tmp_path / "mine.toml"
    page.write_text(PAGE, "utf-8")
    kept = "Kept 4 of 5 numbers of the page. The others are in navigation (2021).\n"
    drafted = run("draft", page, "-o", file)
    assert (drafted.code, drafted.err.partition("4 numbers: ")[0]) == (0, kept)
    source = load(file).source
    assert (source.title, source.publisher, source.date) == (
        "Ports of Norway",
        "The Fjord Post",
        "2024-02-10",
    )
    assert [section.heading for section in source.sections] == ["The coast"]
    checked = run("check", "--data", file, "--article", page, "--ignore", "PC4")
    assert (checked.code, checked.err) == (0, kept)
    assert "4 numbers in the article: 2 recorded, 2 dismissed (2 periods), 0 unacc" in checked.out
    explained = run("explain", "norway/ports/2020", "--data", file, "--article", page)
    assert "up from [25] ports in 2020." in explained.out
    updated = run("draft", page, "--update", file)
    assert updated.out == file.read_text("utf-8")


def test_a_web_page_without_an_article_has_no_other_messages(run: Runner, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><nav>5</nav></html>", "utf-8")
    done = run("draft", page, "--date", "2024")
    assert done.err.startswith("Kept 1 of 1 numbers of the page.\n1 number: ")


def test_a_web_page_without_its_extra_is_an_error(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    for words in (("draft", page), ("check", "--article", page)):
        done = run(*words)
        assert (done.code, done.out) == (3, "")
        assert "pip install 'provcli[html]'" in done.err


def test_an_article_comes_from_standard_input(shell: Shell) -> None:
    done = shell("echo 'Norway had 32 ports in 2023.' | provcli draft -")
    assert 'printed = "32"' in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Exports rose 5% in 2024.", "The sentence of 1 figure names"),
        ("Exports rose 5% in 2024. Imports fell 3%.", "The sentences of 2 figures name"),
    ],
)
def test_how_many_figures_have_an_assumed_entity_is_said(
    run: Runner, tmp_path: Path, text: str, sentences: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(text, "utf-8")
    err = run("draft", article, "--date", "2025", "--title", "Trade of Norway").err
    assert f"\n{sentences} no entity. The draft assumes Norway, from the title.\n" in f"\n{err}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Norway's inflation fell to 7.3% in January 2025 from 6.8% in May 2024.",
            "Contradiction: 7.3 < 6.8 is false. Inflation: a fall from 6.8% to 7.3%.",
        ),
        (
            "In 2023, Norway snaffled 7 ports.",
            "1 figure has a field that no words near the number confirm.",
        ),
        (
            "Norway's Treasury was 25% in 2023. In 2023, Norway snaffled 7 ports and 9 docks.",
            "2 other figures have a field that no words near the number confirm.",
        ),
    ],
)
def test_what_contradicts_or_is_not_confirmed_is_said(
    run: Runner, tmp_path: Path, text: str, message: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(text, "utf-8")
    assert message in run("draft", article, "--date", "2025-02-01").err.splitlines()


def test_a_mistake_of_the_article_is_drafted_and_acknowledged(run: Runner, tmp_path: Path) -> None:
    article, file = tmp_path / "article.txt", tmp_path / "mine.toml"
    article.write_text(
        "Norway's exports rose 50% from 10 tons in 2022 to 11 tons in 2023.", "utf-8"
    )
    err = run("draft", article, "--date", "2024", "-o", file).err
    assert (
        "\nContradiction: 50 stated, (11 / 10 - 1) x 100 is 10 (0 to 21.1). "
        "Exports, growth: from 10 to 11.\n"
    ) in err
    words = ("check", "--data", file, "--article", article)
    done = run(*words)
    assert done.code == 1
    assert "PC201" in done.out
    next_command = f"`provcli review {file} --article {article}`"
    assert f"PC401  Confirm them with {next_command}." in done.out
    acknowledged = run(*words, "--acknowledge", "--ignore", "PC4")
    assert acknowledged.code == 0
    assert "1 finding acknowledged" in acknowledged.err
    assert run("check", "--acknowledge").code == 2


def test_an_article_with_a_nul_character_is_drafted_and_checked(
    run: Runner, article: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    article.write_text(f"Ports\0\n\nNews\0\n\n{ARTICLE} It sold 7\0 boats.\n", "utf-8")
    assert run("draft", article, "--date", "2024-02-01", "-o", file).code == 0
    assert "\0" not in file.read_text("utf-8")
    done = run("check", "--data", file, "--article", article, "--ignore", "PC4")
    assert (done.code, done.err) == (0, "")


def test_the_draft_never_replaces_the_article(run: Runner, article: Path) -> None:
    assert run("draft", article, "--format", "toml", "-o", article).code == 2
    assert article.read_text("utf-8") == ARTICLE


def test_a_file_is_updated_in_place(run: Runner, article: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    run("draft", article, "-o", file)
    article.write_text(ARTICLE.replace("Norway had", "Norway (5 million people) had"), "utf-8")
    done = run("draft", article, "--update", file, "-o", file)
    assert done.code == 0
    assert "1 number: 1 figure, 0 dismissals" in done.err
    assert len(load(file).figures) == 3


def test_a_program_makes_proposals(run: Runner, article: Path, tmp_path: Path) -> None:
    script = tmp_path / "answer.py"
    script.write_text("""print('{"id": 9}')""", "utf-8")
    done = run("draft", article, "--propose", f"{sys.executable} {script}")
    assert done.code == 0
    assert "Rejected: " in done.err


def test_a_program_makes_proposals_for_an_update(
    run: Runner, article: Path, tmp_path: Path
) -> None:
    file, script = tmp_path / "mine.toml", tmp_path / "answer.py"
    run("draft", article, "-o", file)
    article.write_text(f"{ARTICLE}\nFerries carried 5 million people.\n", "utf-8")
    script.write_text(
        "import json, sys\n"
        "for number in json.load(sys.stdin)['numbers']:\n"
        "    print(json.dumps({'id': number['id'], 'metric': 'Ferries'}))\n"
        """print('{"id": 1, "metric": "Ferries"}')""",
        "utf-8",
    )
    words = ("--update", file, "--propose", f"{sys.executable} {script}", "-o", file)
    done = run("draft", article, *words)
    assert done.code == 0
    assert "id is not that of a number in the request" in done.err
    assert [figure.metric for figure in load(file).figures] == ["ports", "ports", "ferries"]


def test_a_draft_replaces_only_drafts(run: Runner, article: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    assert run("draft", article, "-o", file).code == 0
    assert run("draft", article, "--title", "Ports", "-o", file).code == 0
    first = file.read_text("utf-8").replace(", draft = true", "", 1)
    for work in (first, first.replace("value = ", "value = x", 1)):
        file.write_text(work, "utf-8")
        done = run("draft", article, "-o", file)
        assert (done.code, done.out) == (2, "")
        command = f"provcli draft {article} --update {file} --output {file}"
        assert f"{file} has confirmed entries" in done.err
        assert f"Run `{command}`" in done.err
        assert file.read_text("utf-8") == work
    file.write_text(first, "utf-8")
    assert run(*command.split()[1:]).code == 0
    other = tmp_path / "other.csv"
    other.write_text("a,b\n", "utf-8")
    assert run("draft", article, "-o", other).code == 0


def test_what_a_file_says_is_not_an_option_of_its_update(
    run: Runner, article: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    run("draft", article, "-o", file)
    done = run("draft", article, "--update", file, "--title", "Ports")
    assert (done.code, done.out) == (2, "")
    assert "--title does not apply to --update." in done.err


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_article_is_an_error(run: Runner, tmp_path: Path, text: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text(text, "utf-8")
    done = run("draft", article)
    assert (done.code, done.out) == (3, "")
    assert "article.txt has no text." in done.err
