"""A program may name things with words of the article; anything else is rejected."""

import json
import sys
from pathlib import Path

import pytest

from provcli.dataset.load import loads
from provcli.drafting.draft import draft_article
from provcli.drafting.toml_text import write_draft
from provcli.errors import ProvcliError

EXAMPLE = Path(__file__).parents[3] / "examples" / "propose.py"


def answer(tmp_path: Path, *lines: str) -> str:
    """Return a command that answers these lines, whatever it is asked."""
    script = tmp_path / "answer.py"
    script.write_text(f"import sys\nsys.stdin.read()\nprint({chr(10).join(lines)!r})\n", "utf-8")
    return f"{sys.executable} {script}"


def test_names_and_periods_are_taken_over(tmp_path: Path, article: str) -> None:
    lines = (
        {"id": 1, "entity": "the agency", "metric": "fish", "period": "2020"},
        {"id": 4, "reason": "name"},
        {"id": 12, "entity": "norway"},
    )
    command = answer(tmp_path, *map(json.dumps, lines))
    draft, rejected = draft_article(article, this_year=2024, command=command)
    assert not rejected
    figure = draft.figures[0]
    assert (figure.entity, figure.metric, figure.period) == ("agency", "fish", "2020")
    assert figure.find_question("metric") == "from --propose"
    reasons = {dismissal.candidate.number: dismissal.reason for dismissal in draft.dismissals}
    assert reasons[4] == "name"
    loads("".join(write_draft(draft)))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("7", "an object"),
        ('{"id": 99, "metric": "fish"}', "id is not"),
        ('{"id": true, "metric": "fish"}', "id is not"),
        ('{"id": 1, "metric": "whales"}', "not in the article"),
        ('{"id": 1, "metric": 5}', "not a text"),
        ('{"id": 1, "period": "1999"}', "does not name 1999"),
        ('{"id": 1, "period": "soon"}', "not a period"),
        ('{"id": 1, "reason": "boredom"}', "not a reason"),
        ('{"id": 1, "value": 5}', "unknown key value"),
        ('{"id": 1, "printed": "5"}', "unknown key printed"),
    ],
)
def test_an_unsound_answer_is_rejected(tmp_path: Path, article: str, line: str, why: str) -> None:
    plain, _ = draft_article(article, this_year=2024)
    draft, rejected = draft_article(article, this_year=2024, command=answer(tmp_path, line))
    assert len(rejected) == 1
    assert why in rejected[0]
    assert "".join(write_draft(draft)) == "".join(write_draft(plain))


@pytest.mark.parametrize("command", ["no-such-program", "", "'", f"{sys.executable} -c exit(3)"])
def test_a_program_that_fails_ends_the_run(article: str, command: str) -> None:
    with pytest.raises(ProvcliError):
        draft_article(article, this_year=2024, command=command)


def test_the_example_names_figures(article: str) -> None:
    draft, rejected = draft_article(article, this_year=2024, command=f"{sys.executable} {EXAMPLE}")
    assert not rejected
    assert "fish-rose" in {figure.metric for figure in draft.figures}
