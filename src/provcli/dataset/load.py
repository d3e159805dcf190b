"""From a file to a `Dataset`; every failure is an error that names file, line and key."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, get_args

import tomli
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from provcli.dataset import references
from provcli.dataset.models import (
    CUSTOM_ERROR_TYPES,
    LAYOUT,
    MAX_DECIMALS,
    MAX_ERRORS,
    MAX_WHOLE_DIGITS,
    Dataset,
    Figure,
)
from provcli.dataset.toml_lines import KeyPath, LineByPath, find_key_lines
from provcli.errors import EXIT_FILE_ERROR, ProvcliError, abbreviate, suggest
from provcli.files.read import read_text

MAX_DETAILS = 50
"""How many errors of a file are told one by one."""
MAX_VALUES = 2**25
"""So many values: four times what a generated dataset of a million figures has. While a file is
read, they take up to 4 GB."""
MAX_KEY_PARTS = 2**23
"""So many brackets and points in TOML, for each may be a part of a key: three times what such a
dataset has. They take up to 8 GB."""
MAX_ROW_KEYS = 100
"""No table of a dataset has more keys than that, by far."""


def built_in_path() -> Path:
    """The dataset that comes with provcli: in the package, or in the checkout beside it."""
    packaged = Path(__file__).parents[1] / "data" / "indicators.toml"
    in_checkout = Path(__file__).parents[3] / "data" / "indicators.toml"
    return packaged if packaged.exists() else in_checkout


class LoadedDataset(NamedTuple):
    """A dataset, with the name of the file that it was read from, and that file's text."""

    dataset: Dataset
    name: str
    text: str

    def lines(self, paths: Iterable[KeyPath]) -> LineByPath:
        """The line of each of these keys; none in JSON."""
        return {} if _is_json(self.text) else find_key_lines(self.text, paths)


def load(path: str | Path | None = None) -> Dataset:
    """Read a dataset from a TOML or JSON file.

    Args:
        path: the file; without it, the built-in dataset.

    Raises:
        ProvError: the file cannot be read, or is no valid dataset; all its errors at once.
    """
    return load_file(path).dataset


def load_file(path: str | Path | None = None) -> LoadedDataset:
    """The same with the text, for a pipe is read only once."""
    file = built_in_path() if path is None else Path(path)
    name = str(path or file.name)
    text = read_text(file)
    return LoadedDataset(loads(text, name=name), name, text)


def loads(text: str, *, name: str = "dataset") -> Dataset:
    """Read a dataset from TOML or JSON text.

    Args:
        text: a whole dataset; JSON where it begins with a brace, which no TOML does.
        name: what messages call the text.

    Raises:
        ProvError: the text is no valid dataset; all its errors at once.
    """
    is_json = _is_json(text)
    _refuse_crowd(text, name, is_json=is_json)
    raw = _parse_json(text, name) if is_json else _parse_toml(text, name)
    _refuse_wide(raw, name)
    given_ids = list(_take_ids(raw))
    try:
        dataset = Dataset.model_validate(raw)
    except ValidationError as invalid:
        errors = [it for it in invalid.errors(include_url=False) if not _follows(it)]
        found = {} if is_json else find_key_lines(text, (error["loc"] for error in errors))
        _refuse(name, [(error["loc"], partial(_message, error, raw)) for error in errors], found)
    wrong = [
        (
            ("figures", index, "id"),
            partial("{} should be {}.".format, abbreviate(given), abbreviate(figure.id)),
        )
        for index, given in given_ids
        if given != (figure := dataset.figures[index]).id
    ]
    if wrong:
        found = {} if is_json else find_key_lines(text, (path for path, _ in wrong))
        _refuse(name, wrong, found)
    return dataset


def _is_json(text: str) -> bool:
    return bool(re.match(r"\s*\{", text))


def _refuse_crowd(text: str, name: str, *, is_json: bool) -> None:
    """Refuse what would take far more memory than its length lets expect.

    A value is two characters and takes a hundred bytes, a part of a TOML key takes a thousand.
    """
    values = sum(map(text.count, ",={"))
    parts = 0 if is_json else sum(map(text.count, ".["))
    if values > MAX_VALUES or parts > MAX_KEY_PARTS:
        raise ProvcliError(
            f"{name} holds more values than a dataset of three million figures.",
            hint="Check that it is the right file; a dataset can be split into several.",
            code=EXIT_FILE_ERROR,
        )


def _refuse_wide(raw: dict[str, Any], name: str) -> None:
    """Refuse a table with so many keys that telling each would take long."""
    source = raw.get("source")
    sections = source.get("sections") if isinstance(source, dict) else None
    lists: list[tuple[KeyPath, Any]] = [(("source", "sections"), sections)]
    lists += [((name,), rows) for name, rows in raw.items() if name in Dataset.model_fields]
    rows = (
        ((*path, index), row, MAX_ROW_KEYS)
        for path, items in lists
        if isinstance(items, list)
        for index, row in enumerate(items)
    )
    tables: list[tuple[KeyPath, Any, int]] = [
        ((), raw, MAX_ERRORS),
        (("source",), source, MAX_ROW_KEYS),
    ]
    for path, table, most in chain(tables, rows):
        if isinstance(table, dict) and len(table) > most:
            raise ProvcliError(
                f"{name} is no valid dataset: {key_path(path)} has {len(table)} keys.",
                hint="`provcli schema` describes the keys there are.",
                code=EXIT_FILE_ERROR,
            )


def _parse_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text, parse_float=_decimal)
    except tomli.TOMLDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno else "its end"
        raise ProvcliError(
            f"{name} is no valid TOML, at {where}: {_first_lower(error.msg)}.",
            hint="Correct that line: texts stand in double quotes, numbers have no commas. "
            "A dataset is TOML or JSON, as `provcli export --format toml` writes it.",
            code=EXIT_FILE_ERROR,
        ) from error
    except RecursionError as error:
        raise ProvcliError(
            f"{name} is nested too deeply to be a dataset.", code=EXIT_FILE_ERROR
        ) from error
    except ValueError as error:
        raise ProvcliError(
            f"{name} has a whole number of more digits than any figure needs.",
            hint="Look for a value that runs on and on.",
            code=EXIT_FILE_ERROR,
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
        raise ProvcliError(
            f"{name} is no valid JSON, at line {error.lineno}, column {error.colno}: "
            f"{_first_lower(error.msg)}.",
            hint="Export it again with `provcli export --format json`.",
            code=EXIT_FILE_ERROR,
        ) from error
    except RecursionError as error:
        raise ProvcliError(
            f"{name} is nested too deeply to be a dataset.", code=EXIT_FILE_ERROR
        ) from error
    except _RepeatedKeyError as error:
        raise ProvcliError(
            f"{name} has the key {abbreviate(str(error))} twice in one object.",
            hint="Keep one of them.",
            code=EXIT_FILE_ERROR,
        ) from error
    assert isinstance(raw, dict)  # it begins with a brace
    _refuse_halves(text, name)
    return raw


_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>u[dD][89a-fA-F]..)|.)"
)


def _refuse_halves(text: str, name: str) -> None:
    """Refuse an escape for half a character, which JSON allows and no UTF-8 text can hold."""
    for escape in _ESCAPE.finditer(text):
        if escape["half"]:
            line = text.count("\n", 0, escape.start()) + 1
            raise ProvcliError(
                f"{name} has half a character, at line {line}: {escape[0]}.",
                hint="Write the character itself, or both halves of it.",
                code=EXIT_FILE_ERROR,
            )


class _RepeatedKeyError(Exception):
    """An object of a JSON text has a key twice; the message is the key."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise _RepeatedKeyError(next(key for key in times if times[key] > 1))
    return found


def _decimal(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent of twenty digits
        return text  # refused by the models, with the key beside it


def _take_ids(raw: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Take out the ids that an export may carry; they follow from the other keys."""
    rows = raw.get("figures")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            yield index, row.pop("id")


def _follows(error: ErrorDetails) -> bool:
    """Whether an error only follows from others: a list counts as short when its rows are bad."""
    return error["type"] == "too_short" and bool(error["input"])


def _refuse(
    name: str, told: Sequence[tuple[KeyPath, Callable[[], str]]], found: LineByPath
) -> NoReturn:
    """Refuse a dataset for what is wrong: paths, and what to say of each if it is told."""
    ordered = sorted(told, key=lambda it: (found.get(it[0], 0), _sort_key(it[0])))
    details = [
        f"{f'line {found[path]}, ' if path in found else ''}{key_path(path)}: {message()}"
        for path, message in ordered[:MAX_DETAILS]
    ]
    most = "more than " if len(told) > MAX_ERRORS else ""
    counted = min(len(told), MAX_ERRORS)
    if counted > MAX_DETAILS:
        details.append(f"... and {most}{counted - MAX_DETAILS} more.")
    count = "one error" if counted == 1 else f"{most}{counted} errors"
    raise ProvcliError(
        f"{name} is no valid dataset: {count}.",
        details=details,
        hint="Correct the file and try again; `provcli schema` describes every key.",
        code=EXIT_FILE_ERROR,
    )


def _sort_key(path: KeyPath) -> list[tuple[int, str]]:
    """Orders positions as numbers, before names: [2] comes before [10]."""
    return [(part, "") if isinstance(part, int) else (-1, part) for part in path]


def key_path(path: Iterable[str | int]) -> str:
    """A path as people write it: `figures[3].value`, counted from 0."""
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
    "out_of_range": f"{{value}} is out of range: at most {MAX_WHOLE_DIGITS + MAX_DECIMALS} digits, "
    f"{MAX_DECIMALS} of them decimals.",
    "greater_than_equal": "{value} is too small; it counts from {ge}.",
    "tuple_type": "{value} is no list; write [[tables]] or [ ... ].",
    "too_long": "{value} has too many items; it takes {max_length}.",
    "model_type": "{value} is no table; write [{key}] or {{ ... }}.",
    "literal_error": "{value} is not one of {expected}.",
    "value_error": "{error}.",
}
"""Pydantic's types of errors in the words of provcli."""


def _message(error: ErrorDetails, raw: Mapping[str, Any]) -> str:
    """What is wrong with one key, and what to write instead."""
    if error["type"] == "reference":
        return f"{error['msg']} {references.suggest_reference(raw, error['loc'])}".strip()
    key = str(error["loc"][-1]) if error["loc"] else ""
    value = abbreviate(error["input"])
    if error["type"] == "extra_forbidden":
        return f"unknown key. {suggest(key, _keys_at(error['loc']))}".strip()
    if error["type"] == "string_pattern_mismatch":
        return f"{value} is not of the right form; {_FORMS.get(key, _ID_FORM)}."
    if key == "layout":
        return f"{value} is a layout that this provcli does not read; it reads layout {LAYOUT}."
    if template := _MESSAGES.get(error["type"]):
        return template.format(value=value, key=key, **error.get("ctx", {}))
    if error["type"] in CUSTOM_ERROR_TYPES:
        return error["msg"]
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
            model = _model_in(model.model_fields[part].annotation)
    known = list(model.model_fields)
    return known if model is not Figure else [*known, "id"]


def _model_in(annotation: Any) -> type[BaseModel]:
    """The model of a field that holds one, or several."""
    return next(
        it
        for it in (annotation, *get_args(annotation))
        if isinstance(it, type) and issubclass(it, BaseModel)
    )


def _first_lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
