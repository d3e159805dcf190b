"""From a file to a `Dataset`, or to an error that names file, line, and key."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from provcli.dataset.models import Dataset
from provcli.dataset.toml_lines import KeyPath, LineByPath, find_key_lines
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate
from provcli.files.read import read_text

if TYPE_CHECKING:
    from provcli.dataset.references import Problem

MAX_DETAILS = 50
"""How many errors of a file are printed."""


def built_in_path() -> Path:
    """Return the dataset that comes with provcli: in the package, or in the checkout."""
    packaged = Path(__file__).parents[1] / "data" / "indicators.toml"
    in_checkout = Path(__file__).parents[3] / "data" / "indicators.toml"
    return packaged if packaged.exists() else in_checkout


class LoadedDataset(NamedTuple):
    """A dataset, with the name and the text of its file."""

    dataset: Dataset
    name: str
    text: str

    def line_of(self, paths: Iterable[KeyPath]) -> LineByPath:
        """Return the line of each of these keys; none in JSON."""
        return _find_lines(self.text, paths)


def load(path: str | Path | None = None) -> Dataset:
    """Return the dataset in a TOML or JSON file; without one, the built-in dataset.

    Raises:
        ProvcliError: the file cannot be read, or is not a valid dataset; all its errors at once.
    """
    return load_file(path).dataset


def load_file(path: str | Path | None = None) -> LoadedDataset:
    """Return the dataset of a file, and its text: a pipe can be read only once."""
    file = built_in_path() if path is None else Path(path)
    name = str(path or file.name)
    text = read_text(file)
    return LoadedDataset(loads(text, name=name), name, text)


def loads(text: str, *, name: str = "dataset") -> Dataset:
    """Return the dataset in a TOML or JSON text.

    Args:
        text: the text of a file; JSON if it begins with a brace, which TOML never does.
        name: what messages call the text.

    Raises:
        ProvcliError: the text is not a valid dataset; all its errors at once.
    """
    raw = _parse(text, name)
    figures = raw.get("figures")
    rows = figures if isinstance(figures, list) else []
    has_ids = any(isinstance(row, dict) and "id" in row for row in rows)
    errors: list[ErrorDetails] = []
    dataset = None
    try:
        dataset = Dataset.model_validate({**raw, "figures": _drop_ids(rows)} if has_ids else raw)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    if dataset is None or has_ids:
        from provcli.dataset.validation_messages import find_problems  # most files are valid

        if problems := find_problems(raw, errors):
            raise _make_error(name, text, problems)
    assert dataset is not None  # an error of validation is a problem
    return dataset


def _drop_ids(figures: list[Any]) -> list[Any]:
    """Return figures without the ids that an export writes."""
    return [
        {key: value for key, value in row.items() if key != "id"} if isinstance(row, dict) else row
        for row in figures
    ]


def _make_error(name: str, text: str, problems: "Sequence[Problem]") -> ProvcliError:
    """Return the error that lists a dataset's problems in the order of lines."""
    from provcli.dataset.validation_messages import describe_problem

    paths = [path for problem in problems for path in (*problem.paths, problem.first or ())]
    lines = _find_lines(text, paths)
    ordered = sorted(
        problems,
        key=lambda problem: (lines.get(problem.paths[0], 0), _make_sort_key(problem.paths[0])),
    )
    details = [describe_problem(problem, lines) for problem in ordered[:MAX_DETAILS]]
    if len(problems) > MAX_DETAILS:
        details.append(f"... and {len(problems) - MAX_DETAILS} more.")
    count = "1 error" if len(problems) == 1 else f"{len(problems)} errors"
    return ProvcliError(
        f"{name} is not a valid dataset: {count}.",
        details=details,
        hint="Correct the file. `provcli schema --format table` describes every key.",
        code=EXIT_FILE_ERROR,
    )


def _make_sort_key(path: KeyPath) -> list[tuple[int, str]]:
    """Return a key that sorts positions as numbers, before names: [2] before [10]."""
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]


def _find_lines(text: str, paths: Iterable[KeyPath]) -> LineByPath:
    wanted = tuple(paths)  # a walk over a large file without a finding would be in vain
    return find_key_lines(text, wanted) if wanted and not _is_json(text) else {}


def _is_json(text: str) -> bool:
    return bool(re.match(r"\s*\{", text))


_HINTS = {
    "TOML": "Correct that line. Put text in double quotes, and write numbers without commas. "
    "`provcli export --format toml` prints an example.",
    "JSON": "Correct that line. Put keys and text in double quotes, and commas between items only.",
}


def _parse(text: str, name: str) -> dict[str, Any]:
    is_json = _is_json(text) or name.lower().endswith(".json")
    try:
        table = _parse_json(text) if is_json else tomli.loads(text, parse_float=Decimal)
        if isinstance(table, dict):
            return table
        message = f"{name} is not a dataset: a JSON object is needed."
        hint = (
            "Put the keys of the dataset between { and }, as `provcli export --format json` does."
        )
    except KeyError as error:
        message = f"{name} has the key {abbreviate(error.args[0])} twice in one object."
        hint = "Remove one of the two."
    except (ArithmeticError, RecursionError, ValueError) as error:
        syntax: Any = error
        if hasattr(syntax, "lineno"):  # as errors of both parsers have
            kind = "JSON" if is_json else "TOML"
            place = f"line {syntax.lineno}, column {syntax.colno}" if syntax.lineno else "its end"
            message = f"{name} is not valid {kind}, at {place}: {_lower_first(syntax.msg)}."
            hint = _HINTS[kind]
            if name.endswith(".txt"):
                hint = f"To make a dataset from an article, run `provcli draft {quote(name)}`."
        else:
            message = f"{name} is nested too deeply, or has a number of thousands of digits."
            hint = "Look for a very long value, and shorten it."
    raise ProvcliError(message, hint=hint, code=EXIT_FILE_ERROR)


def _parse_json(text: str) -> Any:
    import json  # a call without a JSON file starts faster without it

    return json.loads(
        text,
        parse_float=Decimal,
        parse_constant=Decimal,
        object_pairs_hook=_reject_repeated_keys,
    )


def _reject_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        raise KeyError(next(key for key in table if keys.count(key) > 1))
    return table


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
