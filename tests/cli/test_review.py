"""`provcli review`: decisions line by line, each saved at once."""

import io
from pathlib import Path

import pytest

from provcli.dataset.load import load
from provcli.drafting.review import count_progress
from support import Runner

ARTICLE = """Ports of Norway

In 2023, Norway had 32 ports, up from 25 ports in 2020.
"""


@pytest.fixture
def files(run: Runner, tmp_path: Path) -> tuple[Path, Path]:
    article, file = tmp_path / "article.txt", tmp_path / "mine.toml"
    article.write_text(ARTICLE, "utf-8")
    run("draft", article, "-o", file)
    return file, article


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, run: Runner, files: tuple[Path, Path]) -> Runner:
    """Review the draft with these answers, one a line."""

    def review(*answers: str) -> object:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        return run("review", files[0], "--article", files[1])

    return review  # type: ignore[return-value]


def test_a_proposed_command_reads_the_draft(answer: Runner, files: tuple[Path, Path]) -> None:
    out = answer("m", "zzzz", "q").out
    assert f"There is no metric 'zzzz'.\nSee `provcli list metrics --data {files[0]}`.\n" in out


def test_a_review_confirms_everything(answer: Runner, files: tuple[Path, Path]) -> None:
    done = answer("", "", "a")
    assert done.code == 0
    assert "In 2023, Norway had [32] ports, up from 25 ports in 2020." in done.out
    assert f"0 of 4 entries are drafts.\nNext: provcli check --data {files[0]}" in done.out
    assert count_progress(load(files[0])).drafts == 0


def test_a_review_continues_where_it_stopped(answer: Runner, files: tuple[Path, Path]) -> None:
    assert "3 of 4 entries are drafts." in answer("", "q").out
    assert "[2 of 4]" in answer("").out
    assert count_progress(load(files[0])).drafts == 2


def test_entries_are_edited_dismissed_skipped_and_undone(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    done = answer("3", "2022", "d", "boredom", "d", "name", "u", "s", "u", "x", "m", "ports", "q")
    assert "'boredom' is not a reason." in done.out
    assert "'x' is not a key here." in done.out
    dataset = load(files[0])
    assert [figure.period for figure in dataset.figures] == ["2022", "2020"]
    assert len(dataset.dismissals) == 2


def test_a_correction_is_carried_on_if_the_user_wants(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    done = answer("1", "Sweden", "n", "u", "2", "harbors", "y", "q")
    assert "Change the entity of 1 later entry too, guessed alike? y or n: " in done.out
    assert [figure.id for figure in load(files[0]).figures] == [
        "norway/harbors/2023",
        "norway/harbors/2020",
    ]


def test_a_review_without_the_article_shows_no_sentence(
    monkeypatch: pytest.MonkeyPatch, run: Runner, files: tuple[Path, Path]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    done = run("review", files[0])
    assert done.code == 0
    assert "[32]" not in done.out
    assert "printed" not in done.err


@pytest.mark.parametrize("text", ["Ports of Sweden\n\nSweden is large.\n", ""])
def test_a_wrong_article_is_one_error(answer: Runner, files: tuple[Path, Path], text: str) -> None:
    before = files[0].read_text("utf-8")
    files[1].write_text(text, "utf-8")
    done = answer("", "", "a")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"Error: No recorded number occurs in {files[1]}.")
    assert files[0].read_text("utf-8") == before


def test_a_wrong_article_without_its_headings_is_one_error(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text("Ports\n\nNorway: news\n\nIn 2023, Norway had 32 ports.\n", "utf-8")
    run("draft", article, "-o", file)
    article.write_text(ARTICLE, "utf-8")
    done = answer("q")
    assert (done.code, done.out) == (3, "")
    assert "Error: The heading 'Norway: news' does not occur in" in done.err


NAMES = """Ferries of Norway

In 2023, Norway had 32 ferries and 4 billion-krone shipyards. The 72-seat ferry has a “double” deck.
"""


def test_a_review_without_a_change_leads_to_a_clean_check(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(NAMES, "utf-8")
    run("draft", article, "--date", "2024-02-01", "-o", file)
    assert "0 of 6 entries are drafts." in answer(*[""] * 6).out
    done = run("check", "--data", file, "--article", article)
    assert done.code == 0, done.out


@pytest.mark.parametrize(
    ("reason", "is_accepted"), [("name", False), ("name: a class of ships", True)]
)
def test_a_note_explains_a_dismissal(
    answer: Runner, files: tuple[Path, Path], run: Runner, reason: str, *, is_accepted: bool
) -> None:
    file, article = files
    article.write_text("In 2023, Norway had 32 ports and 2,500 ships.\n", "utf-8")
    run("draft", article, "--date", "2024-02-01", "-o", file)
    answer("", "d", reason, "n", "the year of both", "", "q")
    assert load(file).dismissals[0].note == "the year of both"
    assert count_progress(load(file)).drafts == 0
    done = run("check", "--data", file, "--article", article)
    needed = "'2,500' looks like an amount, so the reason name needs a note: "
    assert (done.code == 0, needed in done.out) == (is_accepted, not is_accepted)
