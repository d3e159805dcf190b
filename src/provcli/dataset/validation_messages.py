"""Messages about the keys of a dataset, and what to write instead."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from provcli.dataset.models import LAYOUT, MAX_DECIMALS, MAX_WHOLE_DIGITS, Dataset, Figure, Model
from provcli.dataset.references import Problem, find_broken_references
from provcli.dataset.schema import find_model
from provcli.dataset.toml_lines import KeyPath, LineByPath
from provcli.errors import abbreviate, find_similar, join_choices, propose
from provcli.values.periods import advise_period

_NUMBER = "expected a number, got {value}. Write digits without quotes or commas."
_WHOLE_NUMBER = "expected a whole number, got {value}. Write digits without quotes or commas."
_MESSAGES = {
    "missing": "missing.",
    "string_type": "expected text, got {value}. Put it in quotes.",
    "string_too_short": "expected text, got {value}. Leave the key out if there is none.",
    "string_too_long": "expected at most {max_length} characters, got {value}.",
    "string_unicode": "expected text, got half of a character: {value}.",
    "decimal_type": _NUMBER,
    "int_type": _WHOLE_NUMBER,
    "finite_number": "expected a number, got {value}. If the article has none, leave the figure "
    "out.",
    "signed_zero": "expected 0 without a sign, got {value}.",
    "out_of_range": f"expected at most {MAX_WHOLE_DIGITS} digits before the point and "
    f"{MAX_DECIMALS} after it, got {{value}}.",
    "greater_than_equal": "expected {ge} or more, got {value}.",
    "less_than_equal": "expected {le} or less, got {value}.",
    "tuple_type": "expected a list, got {value}. Write [ ... ], or a [[table]] for each item.",
    "too_short": "expected at least one item, got none.",
    "missing_in_tuple": "missing.",
    "too_long": "expected {max_length} items, got {actual_length}.",
    "model_type": "expected a table, got {value}. Write {header} or {{ ... }}.",
    "dict_type": "expected a table, got {value}. Write {{ ... }}.",
    "literal_error": "expected one of {expected}, got {value}.",
}
"""Pydantic's types of errors in the words of provcli."""

_ID_FORM = "lowercase letters and digits joined by hyphens, such as trade-volume"
_CODE_FORM = "letters and digits, such as GB-SCT"
_FORMS = {
    "date": "a date such as 2024-04-01, 2024-04, 2024, or 2024-21 (spring 2024)",
    "rule": "a rule's code, such as PC201",
    "unit": _CODE_FORM,
}


def describe_problem(problem: Problem, lines: LineByPath) -> str:
    """Return where the mistake is, what is wrong, and what to write instead."""

    def describe_place(path: KeyPath) -> str:
        return f"line {lines[path]}" if path in lines else format_key_path(path)

    path, *others = problem.paths
    message = problem.message
    if problem.first:
        message = message.replace("{first}", describe_place(problem.first))
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        message += f" The same at {describe_place(others[0])}{more}."
    line = f"line {lines[path]}, " if path in lines else ""
    return f"{line}{format_key_path(path)}: {message}"


def find_problems(raw: Any, errors: Sequence[ErrorDetails]) -> list[Problem]:
    """Return the mistakes that Pydantic found in TOML or JSON, without consequences."""
    own = [error for error in errors if error["type"] != "reference"]
    unknown: dict[KeyPath, list[str]] = {}
    for error in own:
        if error["type"] == "extra_forbidden":
            unknown.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    problems: dict[object, Problem] = {}
    for error in own:
        path = tuple(part for part in error["loc"] if part != "[key]")
        if _is_consequence(error, unknown.get(path[:-1], ())):
            continue
        message = describe_error(error, raw)
        key = (message, *(part for part in path if isinstance(part, str)))
        problems.setdefault(key, Problem([], message)).paths.append(path)
    for broken in find_broken_references(raw, [error["loc"] for error in own]):
        known = problems.setdefault(broken.name or broken.paths[0], broken)
        if known is not broken:
            known.paths.extend(broken.paths)
    return list(problems.values())


def _is_consequence(error: ErrorDetails, unknown: Sequence[str]) -> bool:
    """Return whether an error only follows from others.

    A key is missing if it is misspelled, and a list is short if its items are wrong.
    """
    if error["type"] == "missing":
        return any(_find_meant_keys(name, [str(error["loc"][-1])]) for name in unknown)
    return error["type"] == "too_short" and bool(error["input"])


def describe_error(error: ErrorDetails, raw: Any) -> str:
    """Return what one of Pydantic's errors says about a dataset as it was read."""
    path = error["loc"]
    key = str(path[-1]) if path else ""
    value = abbreviate(error["input"])
    context = error.get("ctx", {})
    if key == "layout" and error["type"] != "int_type":
        return f"expected {LAYOUT}, the layout that this version of provcli reads, got {value}."
    match error["type"]:
        case "extra_forbidden":
            meant = _find_meant_keys(key, _find_missing_keys(path, raw))
            return f"unknown key. {propose(meant)}".strip()
        case "string_pattern_mismatch":
            form = _CODE_FORM if "A-Z" in context.get("pattern", "") else _ID_FORM
            return f"expected {_FORMS.get(key, form)}, got {value}."
        case "value_error" if key == "period":
            return f"{context['error']}. {advise_period(error['input'])}"
        case "literal_error" if key == "status":
            return f"expected actual or target, got {value}. A plan or a forecast is a target."
        case "value_error":
            return f"{context['error']}."
    template = _MESSAGES.get(error["type"])
    if template:
        if "expected" in context:
            context = {"expected": join_choices(re.findall("'(.+?)'", context["expected"]))}
        header = f"[{key}]" if not isinstance(path[-1], int) else f"[[{path[-2]}]]"
        return template.format(value=value, header=header, **context)
    return error["msg"]  # the models' own errors are in these words already


def format_key_path(path: Iterable[str | int]) -> str:
    """Return a path as people write it: `figures[3].value`, counted from 0."""
    text = "".join(
        f"[{part}]" if isinstance(part, int) else f".{_format_key(part)}" for part in path
    )
    return text.removeprefix(".") or "the file"


def _format_key(name: str) -> str:
    return name if name.replace("-", "_").isidentifier() else abbreviate(name)


_OTHER_WORDS = {"label": "name", "name": "label", "number": "value", "year": "period"}
"""Words that people write for a key, where the table has no key of that name."""


def _find_meant_keys(key: str, known: Sequence[str]) -> list[str]:
    """Return the keys that are like a wrong one, or mean the same."""
    other = _OTHER_WORDS.get(key)
    return [other] if other and other in known else find_similar(key, known)


def _find_missing_keys(path: KeyPath, raw: Any) -> list[str]:
    """Return the keys that the table around `path` may have, and has not."""
    model: type[Model] = Dataset
    table = raw
    for part in path[:-1]:
        table = table[part]
        if isinstance(part, str):
            model = find_model(model.model_fields[part]) or model
    known = [*model.model_fields, *(["id"] if model is Figure else [])]
    return [key for key in known if not isinstance(table, Mapping) or key not in table]
