"""`provcli review`: decisions line by line, each saved at once."""

import fcntl
import io
import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from provcli.dataset.load import load
from support import Runner, shown_on

PROVCLI = [sys.executable, "-m", "provcli"]

ARTICLE = """Ports of Norway

In 2023, Norway had 32 ports, up from 25 ports in 2020.
"""


def count_drafts(file: Path) -> int:
    dataset = load(file)
    drafts = [entry.draft for entry in (*dataset.figures, *dataset.dismissals)]
    return sum([*drafts, *(claim.draft for claim in dataset.claims)])


def draft(run: Runner, article: Path, file: Path, *options: str, question: str = "") -> None:
    """Draft an article with this question about its first entity, or none."""
    run("draft", article, *options, "-o", file)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    entities = range(lines.index("entities = [\n") + 1, lines.index("]\n"))
    for number in entities:
        comment = f"  # {question}" if number == entities[0] and question else ""
        lines[number] = f"{lines[number].partition('#')[0].rstrip()}{comment}\n"
    file.write_text("".join(lines), "utf-8")


@pytest.fixture
def files(run: Runner, tmp_path: Path) -> tuple[Path, Path]:
    article, file = tmp_path / "article.txt", tmp_path / "mine.toml"
    article.write_text(ARTICLE, "utf-8")
    draft(run, article, file)
    return file, article


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, run: Runner, files: tuple[Path, Path]) -> Runner:
    """Review the draft with these answers, one a line."""

    def review(*answers: str) -> object:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in answers)))
        return run("review", files[0], "--article", files[1])

    return review  # type: ignore[return-value]


ENTRY = """
[1 of 4] Figure in paragraph 2: Ports of Norway
In 2023, Norway had [32] ports, up from 25 ports in 2020.

  1 entity    Norway (country)
  2 metric    Ports
  3 unit      count    4 period    2023      5 value     32
  6 qualifier exact    7 status    actual    8 scope     -

  a accepts these, too:
    25  Ports  25 count  2020
Enter accept, 1-8 change, d dismiss, n note, s skip, u undo, q quit, ? help: """


def test_an_entry_shows_what_a_person_needs(answer: Runner, files: tuple[Path, Path]) -> None:
    done = answer("q")
    assert done.out == (
        f"{ENTRY}q\n4 of 4 entries are drafts.\n"
        f"Next: provcli review {files[0]} --article {files[1]}\n"
    )


def test_a_review_confirms_everything(answer: Runner, files: tuple[Path, Path]) -> None:
    done = answer("", "", "a")
    assert done.code == 0
    command = f"provcli check --data {files[0]} --article {files[1]}"
    assert done.out.endswith(f"All 4 entries are confirmed.\nNext: {command}\n")
    assert load(files[0]).figures[0].draft is False
    assert "draft" not in files[0].read_text("utf-8").partition("entities")[2]


def test_a_review_continues_where_it_stopped(answer: Runner, files: tuple[Path, Path]) -> None:
    assert "3 of 4 entries are drafts." in answer("").out
    assert "[2 of 4]" in answer("").out
    assert count_drafts(files[0]) == 2


def test_every_kind_of_decision_is_undone(answer: Runner, files: tuple[Path, Path]) -> None:
    before = files[0].read_bytes()
    decisions = [
        ("",), ("1 Sweden", "y"), ("2 Quays", ""), ("2 Docks", "n"), ("3 percent",), ("4", "-"),
        ("5 33",), ("6", "2"), ("7 t",), ("8 the north",), ("n", "Counted in May."),
        ("d 3：a class",), ("s",), ("4 2022",),
    ]  # fmt: skip
    undone = [line for decision in decisions for line in (*decision, "u")]
    assert answer(*undone, "u").code == 0
    assert files[0].read_bytes() == before
    script = "1 Sweden;y;2 Quays;;3 percent;4 2022;n Counted in May.;;s;1 d 3: a class;a".split(";")
    assert answer(*script).code == 0
    assert count_drafts(files[0]) == 1
    assert [figure.id for figure in load(files[0]).figures] == [
        "sweden/quays/2022",
        "sweden/quays/2020",
    ]
    files[0].write_bytes(before)
    assert answer(*script, *["u"] * 10).code == 0
    assert files[0].read_bytes() == before


def test_a_name_is_chosen_by_one_digit_and_carried_on(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    files[1].write_text(
        "In 2023, Norway had 32 ports at the coast, up from 25 ports in 2020.\n", "utf-8"
    )
    files[0].write_text(files[0].read_text("utf-8").replace("paragraph = 2", "paragraph = 1"))
    done = answer("2", "1", "", "q")
    assert (
        """q quit, ? help: 2
1 Ports at the coast
2 Coast
Metric (1-2, another name, or +words to add; Enter to keep): 1
1 other figure has the metric Ports:
  ...ts at the coast, up from [25] ports in 2020.
Change the metric to Ports at the coast there, too?
Enter yes, n no: \n
[1 of 4]"""
        in done.out
    )
    assert [figure.id for figure in load(files[0]).figures] == [
        "norway/ports-coast/2023",
        "norway/ports-coast/2020",
    ]


def test_the_values_of_a_field_are_listed(answer: Runner) -> None:
    out = answer("7", "", "3", "", "4", "", "d", "", "n", "", "5", "", "q").out
    for words in (
        "1 actual  2 target\nStatus (1-2, or its word; - for none; Enter to keep): ",
        "1 2020\n2 2023\n"
        "Period (1-2, or another such as 2023 or FY2023; - for none; Enter to keep): ",
        "1 period  2 date  3 name  4 idiom  5 group  6 claim  7 repetition  8 damage\n"
        "Reason (1-8, or its word, and : with a note; Enter to keep): ",
        "Unit of 2 figures (such as percent, count, or EUR; Enter to keep): ",
        "q quit, ? help: n\nNote (- for none; Enter to keep): ",
        "q quit, ? help: 5\nValue (such as 1250000 or -3.5; Enter to keep): ",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (
            ("", "1-8", ""),
            "Error: '1-8' is not a key here.\nHint: Type Enter, 1-8, a, d, n, s, u, q, ?.\n",
        ),
        (
            ("", "s x", ""),
            "Error: 's x' is not a key here.\nHint: Type Enter, 1-8, a, d, n, s, u, q, ?.\n",
        ),
        (
            ("", "2 Docks", "Quays"),
            "Error: 'Quays' is not yes or no.\nHint: Press Enter, or type y.\n",
        ),
        (
            ("", "x", ""),
            "Error: 'x' is not a key here.\nHint: Type Enter, 1-8, a, d, n, s, u, q, ?.\n",
        ),
        (
            ("", "f", ""),
            "Error: 'f' is not a key here.\nHint: Type Enter, 1-8, a, d, n, s, u, q, ?.\n",
        ),
        (
            ("", "d", "boredom", ""),
            "Error: 'boredom' is not a reason.\nHint: Type a number from 1 to 8, or one of period, "
            "date, name, idiom, group, claim, repetition, damage.\n",
        ),
    ],
)
def test_the_first_wrong_answer_of_a_pipe_ends_the_review(
    answer: Runner, files: tuple[Path, Path], answers: tuple[str, ...], message: str
) -> None:
    done = answer(*answers)
    assert (done.code, done.err) == (2, message)
    assert count_drafts(files[0]) == 3


@pytest.mark.parametrize("command", ["4 2022", "d 3: a class", "n Counted in May.", "u", "s", "3"])
def test_a_command_instead_of_yes_or_no_keeps_the_answer_before(
    answer: Runner, files: tuple[Path, Path], command: str
) -> None:
    before = files[0].read_bytes()
    answer("2 Docks", "n", command, "q")
    expected = files[0].read_bytes()
    files[0].write_bytes(before)
    done = answer("2 Docks", command, "q")
    assert f"Change the metric to Docks there, too?\nEnter yes, n no: {command}\n" in done.out
    assert f"u undo, q quit, ? help: {command}\n" in done.out
    assert files[0].read_bytes() == expected


def test_an_input_that_ends_in_a_question_changes_nothing(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    before = files[0].read_bytes()
    for answers in (("n",), ("2 Docks",), ("d",), ("4",)):
        assert answer(*answers).code == 0
        assert files[0].read_bytes() == before


def test_the_last_decision_is_undone(answer: Runner, files: tuple[Path, Path]) -> None:
    done = answer("", "", "a", "u", "a", "")
    assert done.out.count("Enter finish, u undo: ") == 2
    assert count_drafts(files[0]) == 0
    assert answer().out.startswith("All 4 entries are confirmed.")


def test_answers_that_are_not_text_are_one_error(
    environment: Callable[..., dict[str, str]], files: tuple[Path, Path]
) -> None:
    command = [*PROVCLI, "review", str(files[0])]
    done = subprocess.run(command, input=b"2 \xff\n", capture_output=True, env=environment())
    assert done.returncode == 3
    assert done.stderr == b"Error: The answers are not UTF-8 text.\nHint: Save them as UTF-8.\n"


class Typist:
    """A review on a terminal, at which lines are typed."""

    def __init__(self, files: tuple[Path, Path], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self._settings = termios.tcgetattr(self._ours)
        command = [*PROVCLI, "review", str(files[0]), "--article", str(files[1])]
        self.program = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0),
            env=environment | {"TERM": "xterm"},
        )  # fmt: skip
        os.close(theirs)
        self.shown = ""

    def type(self, line: str, until: str = "") -> str:
        """Type a line, and return what is shown up to these words."""
        os.write(self._ours, line.encode())
        shown = ""
        while until not in shown or not shown:
            assert select.select([self._ours], [], [], 20)[0], shown
            shown += os.read(self._ours, 65536).decode()
        return _without_styles(shown)

    def end(self, key: str) -> tuple[int, str]:
        """Press a key that ends the program; return its exit code, and what is shown last."""
        # Python may miss a signal right after it shows a prompt, so a person presses again.
        for _ in range(20):
            if self.program.poll() is None:
                os.write(self._ours, key.encode())
            with suppress(subprocess.TimeoutExpired):
                self.program.wait(1)
                break
        assert termios.tcgetattr(self._ours) == self._settings
        return self.program.wait(), _without_styles(shown_on(self._ours).decode())


def _without_styles(shown: str) -> str:
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown).replace("\r\n", "\n")


@pytest.fixture
def typist(
    files: tuple[Path, Path], environment: Callable[..., dict[str, str]]
) -> Iterator[Typist]:
    """Return a review on a terminal of 80 columns and 24 lines."""
    typist = Typist(files, environment())
    typist.type("", until="> ")
    yield typist
    typist.program.kill()
    typist.program.wait()


def test_a_wrong_answer_on_a_terminal_is_asked_again(
    typist: Typist, files: tuple[Path, Path]
) -> None:
    assert "'x' is not a key here. Type Enter, 1-8" in typist.type("x\n", until="> ")
    typist.type("7\n", until="keep): ")
    shown = typist.type("plan\n", until="keep): ")
    assert "'plan' is not a status. Type a number from 1 to 2, or one of actual, target." in shown
    assert "7 status    target" in typist.type("target\n", until="> ")
    typist.type("4\n", until="> ")
    assert "'soon' is not a period. Write a period such as 2023," in typist.type(
        "soon\n", until="> "
    )
    assert "period    2021" in typist.type("2021\n", until="> ")
    assert load(files[0]).figures[0].id == "norway/ports/2021/target"


def test_an_answer_that_does_not_fit_beside_the_keys_has_its_own_line(typist: Typist) -> None:
    shown = typist.type("?\n", until="> ")
    assert shown.endswith("n note, s skip, u undo, q quit, ? help:\n> "), shown
    assert typist.type("7\n", until="keep): ").endswith("Enter to keep): ")


def test_yes_or_no_is_asked_again(typist: Typist, files: tuple[Path, Path]) -> None:
    typist.type("2 Docks\n", until="no: ")
    assert "'x' is not yes or no. Press Enter, or type n." in typist.type("x\n", until="no: ")
    assert "metric    Docks" in typist.type("4 2022\n", until="2022 ")
    assert load(files[0]).figures[0].id == "norway/docks/2022"


def test_tab_completes_the_name_of_a_metric(typist: Typist, files: tuple[Path, Path]) -> None:
    typist.type("2 Quays\n", until="no: ")
    typist.type("n\n", until="> ")
    typist.type("2\n", until="keep): ")
    assert "already used" not in typist.type("po\t\n", until="> ")
    assert {figure.metric for figure in load(files[0]).figures} == {"ports"}


@pytest.mark.parametrize(
    ("key", "code", "last"), [("\x04", 0, "Next: provcli review "), ("\x03", 130, "\n")]
)
def test_a_review_that_is_ended_keeps_its_decisions(
    typist: Typist, files: tuple[Path, Path], key: str, code: int, last: str
) -> None:
    typist.type("\n", until="> ")
    ended, shown = typist.end(key)
    assert ended == code
    assert last in shown
    assert "Traceback" not in shown
    assert count_drafts(files[0]) == 3


def test_a_killed_review_continues(
    typist: Typist, files: tuple[Path, Path], answer: Runner
) -> None:
    typist.type("\n", until="> ")
    typist.type("4\n", until="> ")
    typist.program.kill()
    assert set(files[0].parent.iterdir()) == set(files)
    assert "[2 of 4]" in answer("q").out


def test_a_review_without_the_article_shows_no_sentence(
    monkeypatch: pytest.MonkeyPatch, run: Runner, files: tuple[Path, Path]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    done = run("review", files[0])
    assert done.code == 0
    assert "[32]" not in done.out
    assert done.out.endswith(f"Next: provcli review {files[0]}\n")


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
    draft(run, article, file)
    article.write_text(ARTICLE, "utf-8")
    done = answer("q")
    assert (done.code, done.out) == (3, "")
    assert "Error: The heading 'Norway: news' does not occur in" in done.err


FERRY = Path(__file__).parents[2] / "examples" / "ferry.txt"


def test_the_draft_of_an_example_is_corrected_with_few_keys(
    monkeypatch: pytest.MonkeyPatch, run: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "ferry.toml"
    draft(run, FERRY, file, "--date", "2024-02-10")
    answers = [
        "d 3",  # Two, a name
        "2 Ferry passengers", "", "",  # for both islands, and their growth
        "",
        "", "", "", "", "",  # figures and claims
        "a", "", "", "",  # all others
    ]  # fmt: skip
    keys = "".join(f"{line}\n" for line in answers)
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))
    assert "All 13 entries are confirmed." in run("review", file, "--article", FERRY).out
    dataset, example = load(file), load(FERRY.with_suffix(".toml"))
    assert {metric.name for metric in dataset.metrics} == {
        "Ferry passengers",
        "Ferry passengers, growth",
        "Harbor budget",
    }
    for name in ("period", "value", "printed", "qualifier", "paragraph"):
        reviewed = {getattr(figure, name) for figure in dataset.figures}
        assert reviewed == {getattr(figure, name) for figure in example.figures}
    reasons = sorted(dismissal.reason for dismissal in dataset.dismissals)
    assert reasons == sorted(dismissal.reason for dismissal in example.dismissals)
    assert len(keys) < 4 * (len(dataset.figures) + len(dataset.dismissals) + 2)


NAMES = """Ferries of Norway

In 2023, Norway had 32 ferries and 4 billion-krone shipyards. The 72-seat ferry has a “double” deck.
"""


def test_a_review_without_a_change_leads_to_a_clean_check(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(NAMES, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    assert "All 6 entries are confirmed." in answer(*[""] * 6).out
    done = run("check", "--data", file, "--article", article)
    assert done.code == 0, done.out


def test_a_note_explains_a_dismissal(answer: Runner, files: tuple[Path, Path], run: Runner) -> None:
    file, article = files
    article.write_text("In 2023, Norway had 32 ports and 2,500 ships.\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    before = file.read_bytes()
    usual = "Part of a name, not an amount."
    done = answer("", "d name", "", "u", "d", "4", "a class of pumps", "u", "d name")
    assert (done.code, count_drafts(file)) == (0, 2)  # without the note, nothing changes
    for key, note in (("d name", ""), ("4", "a class of pumps")):
        assert f"{key}\nNote (Enter for: {usual if note == '' else 'An expression'}" in done.out
    assert answer("d name", "", "u", "q").out.count("Note (Enter for") == 1
    answer("d name", "")
    assert load(file).dismissals[1].note == usual
    file.write_bytes(before)
    answer("", "d", "name: a class of ships", "n", "the year of both", "", "q")
    assert load(file).dismissals[0].note == "the year of both"
    assert count_drafts(file) == 0
    assert run("check", "--data", file, "--article", article).code == 0


INSIDE = """Ferries of Norway

In August 2023, Norway lost 2.3% of its ferries at 6 p.m. on a day. \
Use grew by 3% and 3 ports closed, with 2 more in 2.5 months.
"""


def test_a_number_is_not_lit_inside_another(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(INSIDE, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    lines = [line for line in answer(*[""] * 5, "q").out.splitlines() if "[" in line[1:]]
    assert lines[:5] == [
        "In August 2023, Norway lost [2.3%] of its ferries at 6 p.m. on a day.",
        "Use grew by [3%] and 3 ports closed, with 2 more in 2.5 months.",
        "Use grew by 3% and [3] ports closed, with 2 more in 2.5 months.",
        "Use grew by 3% and 3 ports closed, with [2] more in 2.5 months.",
        "Use grew by 3% and 3 ports closed, with 2 more in [2.5] months.",
    ]


PLANS = """Farms of Norway

Norway will cull 3 flocks this week. The farms, with 280,000 birds, lie in the north.
"""


@pytest.mark.parametrize(
    ("period", "status", "is_asked"),
    [
        ("-", "actual", False),
        ("2024", "actual", False),
        ("2025-11/..", "actual", False),
        ("2026", "target", True),
    ],
)
def test_a_status_guessed_from_the_period_follows_its_correction(
    answer: Runner,
    files: tuple[Path, Path],
    run: Runner,
    period: str,
    status: str,
    *,
    is_asked: bool,
) -> None:
    file, article = files
    article.write_text(PLANS, "utf-8")
    draft(run, article, file, "--date", "2025-11-12")
    assert "status? the period was not over" in file.read_text("utf-8")
    answer("", f"4 {period}", "q")
    assert load(file).figures[1].status == status
    assert ("status?" in file.read_text("utf-8")) is is_asked
    assert "period? from a sentence" not in file.read_text("utf-8")


COMPANY = """Northwind, a shipper

In 2023, Norway exported 32 tons, up 10% from 2022. It has 7 ships.

The coast

Norway had 25 ports.
"""


def test_an_entity_guessed_everywhere_is_corrected_everywhere(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(COMPANY, "utf-8")
    question = "entity? from the first place that the text names"
    draft(run, article, file, "--date", "2024-02-01", "--kind", "company", question=question)
    done = answer("1 Northwind", "y", "", "1 The agency: office", "", "", "1 : firm", "q")
    assert done.out.startswith(
        """
Entity of 1 figure whose sentence names none

  1 entity?   Norway (company)
  ? entity: from the first place that the text names
  It has [7] ships.
Enter keep, 1 change, s skip, u undo, q quit, ? help: 1 Northwind
"""
    )
    assert (
        """: 1 Northwind
3 other figures have the entity Norway:
  In 2023, Norway exported [32] tons, up 10% from 2022.
  ...way exported 32 tons, up [10%] from 2022.
  Norway had [25] ports.
Change the entity to Northwind there, too?
Enter no, y yes: y\n"""
        in done.out
    )
    assert "1 entity    Northwind (company)\n" in done.out
    assert (
        """Change the entity to The agency there, too?
Enter no, y yes: \n"""
        in done.out
    )
    entities = {entity.name: entity.kind for entity in load(file).entities}
    assert entities == {"Northwind": "firm", "The agency": "office"}


FARMS = """Farms of Norway

In 2023, exports were 32 tons, up 10%. Exports were worth 5 million euros. Imports were 3 tons.
"""


@pytest.mark.parametrize("reply", ["", "n"])
def test_a_name_is_carried_to_metrics_of_the_same_words(
    answer: Runner, files: tuple[Path, Path], run: Runner, reply: str
) -> None:
    file, article = files
    article.write_text(FARMS, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    before = file.read_bytes()
    done = answer("2 Fish sent", reply, "q")
    assert (
        """: 2 Fish sent
Metrics of the same words:
  Exports, growth (percent): Fish sent, growth
  Exports (EUR): Fish sent
Change the metric to Fish sent and rename these, too?
Enter yes, n no: """
        in done.out
    )
    names = {(metric.name, metric.unit) for metric in load(file).metrics}
    base = "Exports" if reply else "Fish sent"
    assert names == {
        ("Fish sent", "tonne"),
        (f"{base}, growth", "percent"),
        (base, "EUR"),
        ("Imports", "tonne"),
    }
    file.write_bytes(before)
    answer("2 Fish sent", reply, "u", "q")
    assert file.read_bytes() == before


def test_enter_renames_no_time_in_another_unit(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    text = "The repair took 3 weeks.\n\nIn 2022, the repair took 8 hours."
    article.write_text(f"Barges of Norway\n\n{text}\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    old = [metric.name for metric in load(file).metrics]
    done = answer("2 Docking", "", "q")
    assert "Change the metric to Docking and rename these, too?\nEnter no, y yes: " in done.out
    assert [metric.name for metric in load(file).metrics] == ["Docking", old[1]]


def test_a_question_lists_all_that_would_change(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    years = [f"In 20{count}, Norway had {count} ports." for count in range(15, 21)]
    article.write_text("\n\n".join(["Ports of Norway", *years]), "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    done = answer("2 Docks", "?", "", "q")
    quotes = [f"  In 20{count}, Norway had [{count}] ports.\n" for count in range(16, 21)]
    asked = "Change the metric to Docks there, too?\nEnter yes, n no, ? list: "
    assert f"{''.join(quotes[:3])}  and 2 more\n{asked}?\n{''.join(quotes)}" in done.out
    assert [metric.name for metric in load(file).metrics] == ["Docks"]


MINE = """Mine of Norway

In 2023, 61 people were working the night shift.

The agency brought nine tin miners up alive on Thursday, but there were 12 others on Friday.

In 2022, there were 87 people.

In 2021, Norway had 32 ports at the coast, up from 25 ports in 2020.

On Tuesday, the fire began at the mine, 340 kilometers west of Oslo.

On Friday, a helicopter waited 90 kilometers away.
"""


@pytest.mark.parametrize(
    ("printed", "name", "keys"),
    [
        ("61", "Night shift", "Enter no, y yes: "),  # 87 people
        ("nine", "Miners alive", "Enter no, y yes: "),  # 12 others
        ("32", "Ports at the coast", "Enter yes, n no: "),
        ("32", "Docks", "Enter yes, n no: "),
        ("340", "Road", "Enter no, y yes: "),  # 90 kilometers
    ],
)
def test_enter_renames_only_what_has_the_same_words(
    answer: Runner, files: tuple[Path, Path], run: Runner, printed: str, name: str, keys: str
) -> None:
    file, article = files
    article.write_text(MINE, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    before = [figure.metric for figure in load(file).figures]
    position = [figure.printed for figure in load(file).figures].index(printed)
    out = answer(*["s"] * position, f"2 {name}", "", "q").out
    question = out.partition(f"Change the metric to {name} ")[2]
    assert question.partition("?\n")[2].startswith(f"{keys}\n")
    after = [figure.metric for figure in load(file).figures]
    changed = [number for number, metric in enumerate(before) if metric != after[number]]
    assert (changed == [position]) is keys.startswith("Enter no")


def test_enter_adds_words_to_one_name_and_asks_why_a_count_is_an_expression(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(MINE, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    position = [figure.printed for figure in load(file).figures].index("32")
    assert "Enter no, y yes: " in answer(*["s"] * position, "2 +at the coast", "", "q").out
    position = [figure.printed for figure in load(file).figures].index("nine")
    assert "An expression, not an amount." in answer(*["s"] * position, "d idiom", "q").out


DIVISIONS = """Farms of Norway report

Sheep

Profit was 14 million euros in 2023, up from 12 million euros in 2022.

Outlook

Profit was 4 million euros in 2021.
"""


@pytest.mark.parametrize(
    ("name", "keys"), [("Profit from sheep", "Enter no, y yes: "), ("Gain", "Enter yes, n no: ")]
)
def test_enter_renames_nothing_that_a_heading_sets_apart(
    answer: Runner, files: tuple[Path, Path], run: Runner, name: str, keys: str
) -> None:
    file, article = files
    article.write_text(DIVISIONS, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    assert keys in answer(f"2 {name}", "", "q").out


REPORT = """Farms of Norway

Sales

Sales were 32 tons. Costs were 7 million euros. Exports of salmon were 9 tons in 2023.

The group employs 25 people. The price was 12 euros.

Outlook

The group has 6 ships.
"""


@pytest.mark.parametrize(
    ("reply", "periods"),
    [
        ("", ["2024-H1", None, "2023", None, None, None]),
        ("y", ["2024-H1", "2024-H1", "2023", "2024-H1", "2024-H1", None]),
    ],
)
def test_a_period_is_given_to_later_figures_of_the_section(
    answer: Runner,
    files: tuple[Path, Path],
    run: Runner,
    reply: str,
    periods: list[str | None],
) -> None:
    file, article = files
    article.write_text(REPORT, "utf-8")
    draft(run, article, file, "--date", "2024-09-01")
    before = file.read_bytes()
    done = answer("4 2024-H1", reply, "q")
    assert (
        """: 4 2024-H1
3 later figures have no period:
  Costs were [7 million] euros.
  The group employs [25] people.
  The price was [12] euros.
Change the period to 2024-H1 there, too?
Enter no, y yes: """
        in done.out
    )
    assert [figure.period for figure in load(file).figures] == periods
    file.write_bytes(before)
    answer("4 2024-H1", reply, "u", "q")
    assert file.read_bytes() == before


GUESSED = """Farms of Norway

Norway will cull 3 flocks this week. The farms, with 280,000 birds and 50 barns, lie in the north.

Norway will ship 9 tons this week.
"""


def test_a_guessed_period_is_corrected_where_the_evidence_is_the_same(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(GUESSED, "utf-8")
    draft(run, article, file, "--date", "2025-11-12")
    done = answer("", "4 -", "y", "q")
    assert (
        """: 4 -
1 later figure has the period 2025-W46:
  ..., with 280,000 birds and [50] barns, lie in the north.
Leave out the period there, too?
Enter no, y yes: y
"""
        in done.out
    )
    figures = [(figure.period, figure.status) for figure in load(file).figures]
    week, none = ("2025-W46", "target"), (None, "actual")
    assert figures == [week, none, none, week]
    assert "?" not in file.read_text("utf-8").partition("Norway will cull")[2]


REGIONS = """Ports of Norway

In 2023, Norway had 32 ports.

The coast

The harbors there have 25 cranes.

The north

It has 7 ships. Norway has 12 ferries. The fleet has 90 boats.
"""


def test_an_entity_is_corrected_in_all_sections_where_the_text_names_none(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(REGIONS, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    done = answer("", "1 Bergen: city", "y", "q")
    assert (
        """: 1 Bergen: city
2 other figures have the entity Norway:
  It has [7] ships.
  The fleet has [90] boats.
Change the entity to Bergen there, too?
Enter no, y yes: y
"""
        in done.out
    )
    entities = [figure.entity for figure in load(file).figures]
    assert entities == ["norway", "bergen", "bergen", "norway", "bergen"]


NUMBERED = """Ports of Norway

In 2023, Norway had 32 ports, and Flock 37 at 6 p.m., up from 25 ports in 2020.
"""


def test_a_dismissed_number_becomes_a_figure(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(NUMBERED, "utf-8")
    draft(run, article, file)
    before = file.read_bytes()
    done = answer("", "", "s", "1 f", "2 Flocks", "", "", "q")
    assert "d reason, f figure, n note" in done.out
    figure = load(file).figures[-1]
    assert (figure.id, str(figure.value), figure.printed) == ("norway/flocks/2023", "37", "37")
    assert "37" not in {entry.printed for entry in load(file).dismissals}
    assert run("check", "--data", file, "--article", article, "--select", "PC3").code == 0
    file.write_bytes(before)
    assert answer("", "", "s", "1 f", "u", "u", "u", "u", "u", "q").code == 0
    assert file.read_bytes() == before


def test_what_is_not_an_amount_is_no_figure(
    answer: Runner,
    files: tuple[Path, Path],
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, article = files
    article.write_text(NUMBERED, "utf-8")
    draft(run, article, file)
    done = answer("", "", "s", "2 f")
    assert (done.code, done.err) == (2, "Error: '6 p.m.' is not an amount.\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("s\n1 f\n"))
    done = run("review", file)
    assert (done.code, done.err) == (
        2,
        "Error: A figure is proposed from the text of the article.\n"
        "Hint: Add --article and the file of the article.\n",
    )


@pytest.mark.parametrize(
    ("text", "printed", "periods"),
    [
        (
            "Farms of Norway\n\nIn 2023, 3 farms closed and 4 opened. It paid 5 million euros to"
            " 29 farms in October and plans 7 million for 2026.\n",
            "5 million",
            ["2025-10", "2026", "2023"],
        ),
        (
            "Farms of Norway\n\nIn 2023, 3 farms closed, after 4 in 2021 and 5 in 2019.\n\n"
            "Sales were 32 tons, up from 25 tons in 2024, 24 tons in 2022, and 23 tons in 2020.\n",
            "32",
            ["2020", "2022", "2024", "2023", "2019", "2021"],
        ),
        (
            "2024年挪威发电\n\n一季度发电5亿千瓦时，下半年7亿千瓦时。\n",
            "5亿",
            ["2024-Q1", "2024-H2", "2024"],
        ),
    ],
)
def test_the_periods_of_the_sentence_come_first_each_in_time(
    answer: Runner,
    files: tuple[Path, Path],
    run: Runner,
    text: str,
    printed: str,
    periods: list[str],
) -> None:
    file, article = files
    article.write_text(text, "utf-8")
    draft(run, article, file, "--date", "2025-11-12")
    position = [figure.printed for figure in load(file).figures].index(printed)
    shown = answer(*["s"] * position, "4 -", "4", "", "q").out.partition("help: 4\n")[2]
    assert shown.partition("\nPeriod")[0] == "\n".join(
        f"{number} {period}" for number, period in enumerate(periods, start=1)
    )


def test_a_period_that_is_only_a_guess_is_not_listed(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    file = files[0]
    text = file.read_text("utf-8")
    assert text.count('period = "2020"') == 1
    guess = text.replace('period = "2020"', 'period = "2019"')
    line = next(line for line in guess.splitlines() if "2019" in line)
    file.write_text(guess.replace(line, f"{line}  # period? from the title"), "utf-8")
    assert "help: 4\n1 2020\n2 2023\nPeriod (1-2" in answer("4", "", "q").out
    file.write_text(guess, "utf-8")
    assert "help: 4\n1 2020\n2 2023\n3 2019\nPeriod (1-3" in answer("4", "", "q").out


def test_a_period_has_the_same_digit_at_each_figure_of_a_sentence(answer: Runner) -> None:
    done = answer("4", "", "", "4", "", "4 1", "4", "", "q")
    assert done.out.count("q quit, ? help: 4\n1 2020\n2 2023\nPeriod (1-2, or another") == 3


HEADLINE = """Nine miners brought up alive in Norway

The agency brought nine tin miners up alive. It has 12 pumps and 9 lamps.
"""


def test_a_figure_that_is_recorded_already_is_a_repetition(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(HEADLINE, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    before = file.read_bytes()
    done = answer("s", "2 Miners", "", "2 Miners", "n", "q")
    assert (
        """: 2 Miners
This figure is recorded already:
  [Nine] miners brought up alive ...
Dismiss this number as a repetition of it?
Enter yes, n no: \n"""
        in done.out
    )
    dismissal = load(file).dismissals[-1]
    assert (dismissal.printed, dismissal.reason, dismissal.repeats) == (
        "nine",
        "repetition",
        "norway/miners/undated",
    )
    # 12 pumps are not nine miners.
    assert "This figure has another value already, 9:\n  [Nine] miners brought up" in done.out
    assert run("check", "--data", file, "--article", article, "--select", "PC3").code == 0
    file.write_bytes(before)
    assert "is already used" in answer("s", "2 Miners", "n", "q").err
    assert file.read_bytes() == before


MEASLES = """Measles in Norway

Norway counted 642 new cases of measles in January 2026.

Its clinics recalled 624 infections in January 2026.
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (MEASLES, ["norway/new-cases/2026-01", "norway/new-cases/2026-01-01/2026-01-31"]),
        (
            MEASLES.replace(" in January 2026", ""),
            ["norway/new-cases/undated", "norway/new-cases/undated/*"],
        ),
    ],
)
def test_an_article_that_contradicts_itself_keeps_both_values(
    answer: Runner, files: tuple[Path, Path], run: Runner, text: str, ids: list[str]
) -> None:
    file, article = files
    article.write_text(text, "utf-8")
    draft(run, article, file, "--date", "2026-03-01")
    undecided = file.read_bytes()
    done = answer("s", "2 New cases", "y", "u", "2 New cases", "2 Infections recalled", "u", "q")
    assert done.code == 0
    assert file.read_bytes() == undecided
    assert (
        """This figure has another value already, 642:
  Norway counted [642] new cases of measles"""
        in done.out
    )
    assert (
        """
4 gives it another period, 2 another name.
Does the article contradict itself, so that both stay?
Enter no, y yes: y
"""
        in done.out
    )
    assert answer("", "2 New cases", "y", "", "", "").code == 0
    assert [figure.id for figure in load(file).figures] == ids
    checked = run("check", "--data", file, "--article", article)
    assert "PC111" in checked.out
    assert "624, not 642" in checked.out
    assert "PC30" not in checked.out


def test_claims_of_the_confirmed_figures_are_proposed(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    text = "Norway made 60 tonnes of salt in 2023, up 20%.\n\nIn 2022, it produced 40 tonnes.\n"
    article.write_text(f"Output of Norway\n\n{text}", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    assert not load(file).claims
    confirmed = answer("a", "2 Salt", "", "u", "", "q").out
    assert (
        """
The article states 1 claim about these figures; 1 contradicts them.

[4 of 6] Claim in paragraph 2: Output of Norway
Norway made 60 tonnes of salt in 2023, up [20%].

  inconsistent  (60 / 40 - 1) x 100 = 50.0 (46.9136 to 53.1646); stated 20
"""
        in confirmed
    )
    assert confirmed.count("The article states") == 2  # before and after the undoing
    assert [claim.draft for claim in load(file).claims] == [True]
    assert answer("d", "q").code == 0
    assert "The article states" not in answer("", "").out
    assert not load(file).claims  # it was removed


def test_a_claim_that_the_corrections_refute_is_gone(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    text = "Norway made 60 tonnes of salt in 2023, up 20% from 40 tonnes in 2022.\n"
    article.write_text(f"Output of Norway\n\n{text}", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    assert [claim.draft for claim in load(file).claims] == [True]
    assert answer("s", "s", "2 Sugar", "n", "", "q").code == 0
    assert not load(file).claims


def test_a_finished_review_leaves_no_traces_of_the_draft(
    answer: Runner, files: tuple[Path, Path]
) -> None:
    assert answer("1 Northern coast", "", "", "", "a", "").code == 0
    text = files[0].read_text("utf-8")
    assert text.startswith('name = "ports-norway"\n')
    assert [line.strip() for line in text.splitlines() if line.strip().startswith("#")] == [
        "# ----- Northern coast -----",
        "# In 2023, Norway had 32 ports, up from 25 ports in 2020.",
        "# date? the text prints none, so words such as last year mean no period",
    ]


FLOOD = """Flood in Norway

The flood swept away 7 bridges and 9 boats in 2023. It closed 14 roads.

Norway has 3 dams.
"""
ASSUMED = "entity? from the title; assumed for 3 figures whose sentences name no entity"


@pytest.fixture
def flood(run: Runner, files: tuple[Path, Path]) -> Path:
    """Draft a text whose subject is guessed."""
    file, article = files
    article.write_text(FLOOD, "utf-8")
    draft(run, article, file, "--date", "2024-02-01", question=ASSUMED)
    return file


def test_a_guessed_subject_is_the_first_question(answer: Runner, flood: Path) -> None:
    before = flood.read_bytes()
    assert answer("q").out.startswith(
        """
Entity of 3 figures whose sentences name none

  1 entity?   Norway (country)
  ? entity: from the title
  The flood swept away [7] bridges and 9 boats in 2...
  ...swept away 7 bridges and [9] boats in 2023.
  It closed [14] roads.
Enter keep, 1 change, s skip, u undo, q quit, ? help: q
"""
    )
    assert "[1 of 5] Figure in paragraph 2" in answer("", "q").out
    assert ASSUMED not in flood.read_text("utf-8")
    assert not load(flood).entity_by_id["norway"].draft
    assert "Entity of" not in answer("q").out
    flood.write_bytes(before)
    assert answer("", "u", "s", "u", "1 Sweden: country", "", "u", "q").code == 0
    assert flood.read_bytes() == before


@pytest.mark.parametrize(
    ("answers", "entities"),
    [
        (("1 Bergen: city", ""), ["bergen", "bergen", "bergen", "norway"]),
        (("1 Bergen: city", "n", "1 Oslo", "", "q"), ["oslo", "bergen", "bergen", "norway"]),
        (("1 Bergen: city", "y"), ["bergen"] * 4),
        (("1 Norway Rail: company",), ["norway-rail"] * 4),  # the same name, but longer
    ],
)
def test_a_guessed_subject_is_corrected_at_once(
    answer: Runner, flood: Path, answers: tuple[str, ...], entities: list[str]
) -> None:
    done = answer(*answers, "q")
    assert [figure.entity for figure in load(flood).figures] == entities
    assert ("Enter no, y yes: " in done.out) is (len(answers) > 1)
    assert ASSUMED not in flood.read_text("utf-8")
    assert "Entity of" not in answer("q").out


def test_a_figure_that_meets_another_value_keeps_its_entity_for_a_question(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    text = "The flood closed 14 roads and 7 bridges. Sweden closed 9 roads."
    article.write_text(f"Flood in Norway\n\n{text}\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01", question=ASSUMED)
    done = answer("1 Sweden", "1 Sweden", "y", "q")
    assert "This figure has another value already, 9:\n" in done.out
    assert [figure.id for figure in load(file).figures] == [
        "sweden/roads-closed/undated/*",
        "sweden/bridges/undated",
        "sweden/roads-closed/undated",
    ]


def test_a_kind_answers_no_question_about_a_figure(answer: Runner, flood: Path) -> None:
    question = "# entity? the sentence also names Bergen"
    end = 'printed = "3", paragraph = 3, draft = true },'
    flood.write_text(flood.read_text("utf-8").replace(end, f"{end}  {question}"), "utf-8")
    answer("1 Norway: kingdom", "q")
    assert load(flood).entity_by_id["norway"].kind == "kingdom"
    assert question in flood.read_text("utf-8")


SENTENCES = """Ports of Norway

In 2023, Norway had 32 ports, 7 docks, and 25 cranes. They took 9 boats and 4 ships.
"""


def test_one_key_accepts_the_rest_of_a_sentence(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(SENTENCES, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    text = file.read_text("utf-8").replace(
        ' printed = "25", paragraph = 2, draft = true },',
        ' printed = "25", paragraph = 2, draft = true },  # metric? a part of the words',
    )
    text = text.replace("# period from a sentence before", "# period? from a sentence before")
    file.write_text(text, "utf-8")
    done = answer("a", "", "a", "q")
    assert (
        """  6 qualifier exact    7 status    actual    8 scope     -

  a accepts these, too:
    7  Docks  7 count  2023
Enter accept, 1-8 change, d dismiss, n note, s skip, u undo, q quit, ? help: a

[3 of 6, 3 unsure] Figure in paragraph 2: Ports of Norway
In 2023, Norway had 32 ports, 7 docks, and [25] cranes.
"""
        in done.out
    )
    # The same question with the same answer is read once.
    assert (
        """  ? period: from a sentence before
  ~ not confirmed: metric

  a accepts these, too:
    4  Ships  4 count  2023  ~ not confirmed: metric
Enter accept, 1-8 change, d dismiss, n note, s skip, u undo, q quit, ? help: a
"""
        in done.out
    )
    assert count_drafts(file) == 1
    file.write_text(text, "utf-8")
    answer("a", "u", "q")
    assert file.read_text("utf-8") == text


DATES = """Ports of Norway

In 2023, Norway had 32 ports, up from 30 in 2020. It opened at 6 p.m. on 3 May 2021.
"""


def test_dismissals_for_a_reason_are_a_list(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(DATES, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    answer("", "", "q")
    before = file.read_bytes()
    done = answer("2", "q")
    assert done.out.startswith(
        """
[3 of 6] 3 dismissals: period

  1 In [2023], Norway had 32 ports, up from 30 in 2020.
  2 In 2023, Norway had 32 ports, up from 30 in [2020].
  3 It opened at 6 p.m. on [3 May 2021].
Enter accept, 1-3 change, s skip, u undo, q quit, ? help: 2

[3 of 6] Dismissal in paragraph 2: Ports of Norway
In 2023, Norway had 32 ports, up from 30 in [2020].

  printed  2020
  reason   period
Enter accept, d reason, f figure, n note, s skip, u undo, q quit, ? help: q
"""
    )
    answer("2 d idiom", "", "q")
    dismissals = {entry.printed: entry for entry in load(file).dismissals}
    assert {entry.reason for entry in dismissals.values() if not entry.draft} == {"idiom", "period"}
    assert [entry.printed for entry in dismissals.values() if entry.draft] == ["6 p.m."]
    file.write_bytes(before)
    answer("2 d idiom", "", "u", "u", "u", "q")
    assert file.read_bytes() == before
    done = answer("4")
    assert (done.code, done.err) == (2, "Error: 4 is not in the list.\nHint: Type 1 to 3.\n")


MARKED = """Bakers of Milltown

In 2023, bakers sold 900 loaves. A 20-day strike hit Room 7.
"""


def test_a_list_of_dismissals_has_their_questions(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(MARKED, "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    done = answer("", "", "q")
    assert (
        """
[3 of 4, 1 unsure] 2 dismissals: name

  1 A [20]-day strike hit Room 7.
    ? reason: a length of 20 days
  2 A 20-day strike hit Room [7].
"""
        in done.out
    )


def test_help_has_a_line_for_each_key(answer: Runner) -> None:
    done = answer("?", "q")
    assert done.out.startswith(
        f"""{ENTRY}?
Enter accept the entry
1-8   change the field of that number: 4 lists periods, 4 2023 sets one
a     all that the screen shows is accepted
d     dismiss: d name: a ship
n     note: n counted in May
s     skip for now
u     undo the last decision
q     quit: every decision is saved
?     help
Enter accept, 1-8 change, d dismiss, n note, s skip, u undo, q quit, ? help: q
"""
    )


HALF = """Farms of Norway in the first half of 2024

Sales

Sales were 32 tons. Exports of salmon were 9 tons in 2023.

Outlook

The group sold 6 ships. It bought 4 tractors.
"""


@pytest.mark.parametrize(
    ("answers", "periods", "keys"),
    [
        (("4 2024-Q2", ""), ["2024-Q2", "2023", "2024-Q2", "2024-Q2"], "Enter yes, n no: "),
        (
            ("4 2024-Q2", "n", "", "", "4 2024-Q2"),
            ["2024-Q2", "2023", "2024-Q2", "2024-H1"],
            "Enter yes, n no: ",
        ),
        # The title was right once.
        (
            ("", "", "4 2024-Q2", ""),
            ["2024-H1", "2023", "2024-Q2", "2024-H1"],
            "Enter no, y yes: ",
        ),
    ],
)
def test_a_period_from_the_title_is_corrected_where_it_was_guessed(
    answer: Runner,
    files: tuple[Path, Path],
    run: Runner,
    answers: tuple[str, ...],
    periods: list[str],
    keys: str,
) -> None:
    file, article = files
    article.write_text(HALF, "utf-8")
    draft(run, article, file, "--date", "2024-09-01")
    done = answer(*answers, "q")
    assert done.out.count(f"there, too?\n{keys}") == done.out.count("there, too?") == 1
    assert [figure.period for figure in load(file).figures] == periods


NAMED = """Report of Northwind for 2024

Northwind Shipping sold 5 boats to Bergen and Oslo Ferries in 2024.

Norway had 25 ports in the year to 30 June 2024, and 3 ports for boats in 2021.
"""


def test_answers_begin_with_what_the_sentence_names(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text(NAMED, "utf-8")
    draft(run, article, file, "--date", "2024-09-01")
    answer("1 Northwind Shipping", "n", "q")
    out = answer("1", "", "q").out
    names = out.partition("help: 1\n")[2].partition("\nEntity")[0].splitlines()
    assert names[:2] == ["1 Bergen", "2 Oslo Ferries"]
    assert "1 entity    Oslo Ferries" in answer("1 os", "n", "q").out
    assert "1 entity    Northwind Shipping" in answer("1 NORTHWIND S", "n", "q").out


def test_a_screen_says_what_no_words_confirm(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text("Ports\n\nIn 2023, Norway snaffled 7 ports.\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    assert answer("q").out.partition("  1 ")[2].partition("Enter")[0] == (
        """entity    Norway (country)
  2 metric~   Ports
  3 unit      count    4 period    2023      5 value     7
  6 qualifier exact    7 status    actual    8 scope     -
  ~ not confirmed: metric; words not known: snaffled
"""
    )


def test_a_list_says_that_words_are_not_known(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text("Ports\n\nIn 2023, Norway snaffled 7 ports and 9 docks.\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    text = file.read_text("utf-8").replace("; not confirmed: metric", "")
    file.write_text(text, "utf-8")
    assert "9  Docks  9 count  2023  ~ words not known\n" in answer("q").out


def test_a_question_keeps_its_mark_beside_a_source(
    answer: Runner, files: tuple[Path, Path], run: Runner
) -> None:
    file, article = files
    article.write_text("Ports\n\nIn 2023, Norway had 7 ports.\n", "utf-8")
    draft(run, article, file, "--date", "2024-02-01")
    doubts = "  # period? the sentence also says June; period from the title"
    text = file.read_text("utf-8").replace(
        "paragraph = 2, draft = true },", f"paragraph = 2, draft = true }},{doubts}", 1
    )
    file.write_text(text, "utf-8")
    out = answer("q").out
    assert "4 period?   2023" in out
    assert "  ? period: the sentence also says June\n  period: from the title\n" in out
