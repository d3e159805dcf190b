"""Proposals by a user's program: it may name things, and never changes a number.

The program gets one JSON object on standard input: the text, and its numbers with what provcli
proposes. It answers with JSON Lines, one for each number about which it has something to say:

    {"id": 7, "entity": "Norway", "metric": "exports of fish", "period": "2023"}
    {"id": 8, "reason": "name"}

Names must be words of the article. An answer with anything else is rejected, with a message.
"""

import json
import shlex
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from provcli.dataset.models import Reason
from provcli.drafting.model import Candidate, Draft
from provcli.drafting.outline import Outline
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate
from provcli.files.read import describe_os_error
from provcli.prose.normalize import fold
from provcli.values.periods import Period

TIMEOUT = 600
"""Seconds that the program may take."""
MAX_NAME = 100
MAX_REJECTED = 20
"""The maximum number of rejected answers reported one by one."""


class Answer(NamedTuple):
    """What a program says about a number; None where it says nothing."""

    entity: str | None = None
    metric: str | None = None
    period: str | None = None
    reason: str | None = None


class Answers(NamedTuple):
    """The answers of a program by number, and why others are rejected."""

    by_number: Mapping[int, Answer]
    rejected: Sequence[str]


def ask_program(
    command: str, outline: Outline, candidates: Sequence[Candidate], draft: Draft
) -> Answers:
    """Return what a program proposes for the numbers of an article.

    Raises:
        ProvcliError: the program cannot be run, fails, or takes too long.
    """
    import subprocess

    request = make_request(outline, candidates, draft)
    try:
        # The user's own command, split into words without a shell.
        done = subprocess.run(  # noqa: S603
            shlex.split(command),
            input=json.dumps(request, ensure_ascii=False),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            timeout=TIMEOUT,
            check=False,
        )
    except (OSError, ValueError, IndexError) as error:
        reason = describe_os_error(error) if isinstance(error, OSError) else "it is not a command"
        raise ProvcliError(
            f"--propose {abbreviate(command)} cannot be run: {reason}.",
            hint="Check the command and its path.",
            code=EXIT_FILE_ERROR,
        ) from error
    except subprocess.TimeoutExpired as error:
        raise ProvcliError(
            f"--propose {abbreviate(command)} did not end after {TIMEOUT} seconds.",
            code=EXIT_FILE_ERROR,
        ) from error
    if done.returncode:
        raise ProvcliError(
            f"--propose {abbreviate(command)} failed with exit code {done.returncode}.",
            hint="Read its messages above.",
            code=EXIT_FILE_ERROR,
        )
    return read_answers(done.stdout, outline, {row["id"] for row in request["numbers"]})


def make_request(outline: Outline, candidates: Sequence[Candidate], draft: Draft) -> dict[str, Any]:
    """Return the program's input: the text, its numbers, and the proposals for each."""
    proposed: dict[int, dict[str, Any]] = {}
    for figure in draft.figures:
        proposed[figure.candidate.number] = {
            "entity": draft.entity_names[figure.entity],
            "metric": figure.name,
            "period": figure.period,
            "value": str(figure.value),
            "unit": figure.measure.id,
            "doubts": [*map(str, figure.doubts)],
        }
    for dismissal in draft.dismissals:
        proposed[dismissal.candidate.number] = {"reason": dismissal.reason}
    return {
        "title": outline.title,
        "date": outline.date,
        "text": "\n".join(paragraph.text for paragraph in outline.article.paragraphs),
        "numbers": [
            {
                "id": candidate.number,
                "printed": candidate.printed,
                "sentence": candidate.around,
                "proposed": proposed[candidate.number],
            }
            for candidate in candidates
            if candidate.number in proposed
        ],
    }


def read_answers(output: str, outline: Outline, numbers: Collection[int]) -> Answers:
    """Return the valid answers in JSON Lines, and why the others are rejected."""
    texts = [outline.title, *(paragraph.text for paragraph in outline.article.paragraphs)]
    text = _comparable("\n".join(texts))
    answers: dict[int, Answer] = {}
    rejected: list[str] = []
    for line in filter(None, map(str.strip, output.splitlines())):
        try:
            number, answer = _parse(line, numbers)
            _check(answer, text, outline.date)
        except ValueError as error:
            rejected.append(f"Rejected: {abbreviate(line, 100)}: {error}.")
        else:
            answers[number] = answer
    if len(rejected) > MAX_REJECTED:
        count = len(rejected) - MAX_REJECTED
        rejected[MAX_REJECTED:] = [f"Rejected: {count} more answers."]
    return Answers(answers, rejected)


def _parse(line: str, numbers: Collection[int]) -> tuple[int, Answer]:
    """Return the number that a line is about, and what it says."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(raw, dict):
        raise ValueError("expected an object")
    number = raw.pop("id", None)
    if unknown := sorted(raw.keys() - set(Answer._fields)):
        raise ValueError(f"unknown key {', '.join(unknown)}")
    if type(number) is not int or number not in numbers:
        raise ValueError("id is not that of a number in the request")
    for key, value in raw.items():
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{key} is not a text")
    return number, Answer(**raw)


def _check(answer: Answer, text: str, date: str) -> None:
    """Raise a ValueError if an answer has what the article does not say."""
    for name in filter(None, (answer.entity, answer.metric)):
        if _comparable(name) not in text or len(name) > MAX_NAME:
            raise ValueError(f"{abbreviate(name)} is not in the article")
    if answer.period:
        Period(answer.period)
        years = [part.removeprefix("FY")[:4] for part in answer.period.split("/") if part != ".."]
        if missing := [year for year in years if year not in f"{text} {date}"]:
            raise ValueError(f"the article does not name {missing[0]}")
    if answer.reason and answer.reason not in get_args(Reason):
        raise ValueError(f"{abbreviate(answer.reason)} is not a reason")


def _comparable(text: str) -> str:
    return " ".join(fold(text).casefold().split())
