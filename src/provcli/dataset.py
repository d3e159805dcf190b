"""From a file to a `Dataset`; every failure is an error that names file, line and key."""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path as File
from typing import Any, NoReturn, get_args

import tomli
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .errors import UNREADABLE, ProvError, did_you_mean, shorten
from .lines import Path, key_lines, line_of
from .models import LAYOUT, OUR_ERRORS, Dataset, Observation

MOST_DETAILS = 50
"""How many errors of a file are told one by one."""


def built_in_path() -> File:
    """The dataset that comes with provcli: in the package, or in the checkout beside it."""
    packaged = File(__file__).parent / "data" / "indicators.toml"
    in_checkout = File(__file__).parents[2] / "data" / "indicators.toml"
    return packaged if packaged.exists() else in_checkout


def load(path: str | File | None = None) -> Dataset:
    """Read a dataset from a TOML or JSON file.

    Args:
        path: the file; without it, the built-in dataset.

    Raises:
        ProvError: the file cannot be read, or is no valid dataset; all its errors at once.
    """
    file = built_in_path() if path is None else File(path)
    return loads(read_text(file), name=str(path or file.name))


def read_text(file: File, *, bom: bool = False) -> str:
    """The text of a UTF-8 file.

    Args:
        file: where it is.
        bom: whether it may begin with a byte order mark, which is left out then.

    Raises:
        ProvError: it cannot be read, or is not UTF-8.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ProvError(
            f"{file} cannot be read: {(error.strerror or str(error)).lower()}.",
            hint="Check the path and its permissions.",
            code=UNREADABLE,
        ) from error
    if bom:
        content = content.removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise ProvError(
            f"{file} begins with a byte order mark.",
            hint="Save it as UTF-8 without BOM.",
            code=UNREADABLE,
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ProvError(
            f"{file} is not UTF-8 text: line {line} has the byte 0x{content[error.start]:02x}.",
            hint="Save it as UTF-8.",
            code=UNREADABLE,
        ) from error


def loads(text: str, *, name: str = "dataset") -> Dataset:
    """Read a dataset from TOML or JSON text.

    Args:
        text: a whole dataset; JSON where it begins with a brace, which no TOML does.
        name: what messages call the text.

    Raises:
        ProvError: the text is no valid dataset; all its errors at once.
    """
    is_json = text.lstrip().startswith("{")
    raw = _parse_json(text, name) if is_json else _parse_toml(text, name)
    given_ids = list(_take_ids(raw))
    try:
        dataset = Dataset.model_validate(raw)
    except ValidationError as invalid:
        found = {} if is_json else key_lines(text)
        errors = invalid.errors(include_url=False)
        _refuse(name, [_told(error, found) for error in errors if not _follows(error)])
    wrong = [
        (0, f"observations[{index}].id", f"{shorten(given)} should be {shorten(observation.id)}.")
        for index, given in given_ids
        if given != (observation := dataset.observations[index]).id
    ]
    if wrong:
        _refuse(name, wrong)
    return dataset


def _parse_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno else "its end"
        raise ProvError(
            f"{name} is no valid TOML, at {where}: {_first_lower(error.msg)}.",
            hint="Correct that line: texts stand in double quotes, numbers have no commas. "
            "A dataset is TOML or JSON, as `provcli export --format toml` writes it.",
            code=UNREADABLE,
        ) from error
    except RecursionError as error:
        raise ProvError(f"{name} is nested too deeply to be a dataset.", code=UNREADABLE) from error
    except ValueError as error:
        raise ProvError(
            f"{name} has a whole number of more digits than any figure needs.",
            hint="Look for a value that runs on and on.",
            code=UNREADABLE,
        ) from error


def _parse_json(text: str, name: str) -> dict[str, Any]:
    try:
        raw = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_decimal,
            parse_constant=_decimal,
            object_pairs_hook=_without_repeats,
        )
    except json.JSONDecodeError as error:
        raise ProvError(
            f"{name} is no valid JSON, at line {error.lineno}, column {error.colno}: "
            f"{_first_lower(error.msg)}.",
            hint="Export it again with `provcli export --format json`.",
            code=UNREADABLE,
        ) from error
    except RecursionError as error:
        raise ProvError(f"{name} is nested too deeply to be a dataset.", code=UNREADABLE) from error
    except _RepeatedKeyError as error:
        raise ProvError(
            f"{name} has the key {shorten(str(error))} twice in one object.",
            hint="Keep one of them.",
            code=UNREADABLE,
        ) from error
    assert isinstance(raw, dict)  # it begins with a brace
    return raw


class _RepeatedKeyError(Exception):
    """An object of a JSON text has a key twice; the message is the key."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return found


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")  # refused by the models, with the key beside it


def _take_ids(raw: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Take out the ids that an export may carry; they follow from the other keys."""
    rows = raw.get("observations")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            yield index, row.pop("id")


def _told(error: ErrorDetails, found: Mapping[Path, int]) -> tuple[int, str, str]:
    """Line (0 if unknown), key and message of an error: what it is sorted by."""
    return line_of(error["loc"], found) or 0, key_path(error["loc"]), _message(error)


def _follows(error: ErrorDetails) -> bool:
    """Whether an error only follows from others: a list counts as short when its rows are bad."""
    return error["type"] == "too_short" and bool(error["input"])


def _refuse(name: str, told: list[tuple[int, str, str]]) -> NoReturn:
    details = [
        f"{f'line {line}, ' if line else ''}{key}: {message}"
        for line, key, message in sorted(told)[:MOST_DETAILS]
    ]
    if len(told) > MOST_DETAILS:
        details.append(f"... and {len(told) - MOST_DETAILS} more.")
    count = "one error" if len(told) == 1 else f"{len(told)} errors"
    raise ProvError(
        f"{name} is no valid dataset: {count}.",
        details=details,
        hint="Correct the file and try again; `provcli schema` describes every key.",
        code=UNREADABLE,
    )


def key_path(path: Iterable[str | int]) -> str:
    """A path as people write it: `observations[3].value`, counted from 0."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or "the file"


_NO_NUMBER = "{value} is no number; write digits, without quotes or commas."
_MESSAGES = {
    "missing": "missing.",
    "string_type": "{value} is no text; put it in quotes.",
    "finite_number": "{value} is no number; leave out what the article does not say.",
    "decimal_type": _NO_NUMBER,
    "decimal_parsing": _NO_NUMBER,
    "int_type": _NO_NUMBER,
    "int_parsing": _NO_NUMBER,
    "greater_than_equal": "{value} is too small; it counts from {ge}.",
    "tuple_type": "{value} is no list; write [[tables]] or [ ... ].",
    "too_long": "{value} has too many items; it takes {max_length}.",
    "model_type": "{value} is no table; write [{key}] or {{ ... }}.",
    "literal_error": "{value} is not one of {expected}.",
    "value_error": "{error}.",
    "reference": "{message}",
}
"""Pydantic's types of errors in the words of provcli."""


def _message(error: ErrorDetails) -> str:
    """What is wrong with one key, and what to write instead."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    value = shorten(error["input"])
    if error["type"] == "extra_forbidden":
        return f"unknown key. {did_you_mean(key, _keys_at(error['loc']))}".strip()
    if error["type"] == "string_pattern_mismatch":
        return f"{value} is not of the right form; {_FORMS.get(key, _ID_FORM)}."
    if error["type"] in OUR_ERRORS:
        return error["msg"]
    if key == "layout":
        return f"{value} is a layout that this provcli does not read; it reads layout {LAYOUT}."
    if template := _MESSAGES.get(error["type"]):
        return template.format(value=value, key=key, **error.get("ctx", {}))
    return f"{_first_lower(error['msg'])}; it is {value}."


_ID_FORM = "write letters and digits, joined by hyphens, such as trade-volume"
_FORMS = {
    "period": "write 2023, 2024-02, 2023-12-22, 2024-Q1, 2020/2023, 2016/.. or ../2018",
    "date": "write 2024-04-01, 2024-04, 2024 or 2024-21 (spring 2024)",
    "rule": "write a rule's code, such as PC201",
}


def _keys_at(path: tuple[int | str, ...]) -> Iterable[str]:
    """The keys that the model at the parent of `path` knows."""
    model: type[BaseModel] = Dataset
    for part in path[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    known = list(model.model_fields)
    return known if model is not Observation else [*known, "id"]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _first_lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
