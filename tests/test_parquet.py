"""Parquet files, queried with DuckDB."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export import parquet
from provcli.export.parquet import write_parquet_dataset, write_parquet_table
from provcli.values.periods import parse_period
from provcli.views.tables import Column, Table, figures_table
from support import SMALL, Runner


def written(pieces: Iterable[bytes], folder: Path, name: str = "figures") -> Path:
    file = folder / f"{name}.parquet"
    file.write_bytes(b"".join(pieces))
    return file


def query(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(sql, values).fetchall()


def test_duckdb_reads_every_value_back(each: Dataset, tmp_path: Path) -> None:
    file = written(write_parquet_dataset(each), tmp_path)
    names = ", ".join(column.name for column in figures_table(each).columns)
    rows = query(f"SELECT {names} FROM read_parquet(?)", str(file))
    assert rows == [tuple(row) for row in figures_table(each).rows]


def test_the_total_is_that_of_the_dataset(each: Dataset, tmp_path: Path) -> None:
    file = written(write_parquet_dataset(each), tmp_path)
    total = sum(it.value for it in each.figures)
    assert query("SELECT sum(value), count(*) FROM read_parquet(?)", str(file)) == [
        (total, len(each.figures))
    ]


def test_columns_are_typed(small: Dataset, tmp_path: Path) -> None:
    file = written(write_parquet_dataset(small), tmp_path)
    described = query("DESCRIBE SELECT * FROM read_parquet(?)", str(file))
    types = {name: kind for name, kind, *_ in described}
    assert types.pop("value") == "DECIMAL(38,10)"
    assert types.pop("paragraph") == "BIGINT"
    assert types.pop("period_start") == types.pop("period_end") == "DATE"
    assert set(types.values()) == {"VARCHAR"}


def test_periods_are_dates(built_in: Dataset, tmp_path: Path) -> None:
    file = written(write_parquet_dataset(built_in), tmp_path)
    rows = query("SELECT period_start, period_end FROM read_parquet(?)", str(file))
    assert rows == [
        tuple(parse_period(it.period)) if it.period else (None, None) for it in built_in.figures
    ]
    assert any(start and not end for start, end in rows)


def test_each_row_says_which_article_it_is_of(small: Dataset, tmp_path: Path) -> None:
    file = written(write_parquet_dataset(small), tmp_path)
    rows = query("SELECT DISTINCT dataset, publisher, published FROM read_parquet(?)", str(file))
    assert rows == [("two-valleys", "The Valley Post", "2023-03-01")]


def test_the_schema_carries_what_the_dataset_says_of_itself(
    built_in: Dataset, tmp_path: Path
) -> None:
    file = written(write_parquet_dataset(built_in), tmp_path)
    told = query("SELECT key, value FROM parquet_kv_metadata(?)", str(file))
    about = {key.decode(): value.decode() for key, value in told}
    assert about["title"] == built_in.title
    assert about["license"] == "CC0-1.0"
    assert json.loads(about["source"])["publisher"] == built_in.source.publisher
    assert [it["id"] for it in json.loads(about["units"])] == [it.id for it in built_in.units]


def test_columns_carry_their_descriptions(small: Dataset, tmp_path: Path) -> None:
    from pyarrow.parquet import read_schema

    file = written(write_parquet_dataset(small), tmp_path)
    fields = {it.name: it.metadata[b"description"].decode() for it in read_schema(file)}
    expected = {it.name: it.description for it in figures_table(small).columns}
    assert fields == expected | dict(parquet.ADDED)


def test_files_of_several_articles_are_one_table(
    built_in: Dataset, small: Dataset, tmp_path: Path
) -> None:
    written(write_parquet_dataset(built_in), tmp_path, "a")
    written(write_parquet_dataset(small), tmp_path, "b")
    files = str(tmp_path / "*.parquet")
    assert query("SELECT dataset, count(*) FROM read_parquet(?) GROUP BY 1 ORDER BY 1", files) == [
        ("central-china-2024", len(built_in.figures)),
        ("two-valleys", len(small.figures)),
    ]
    assert query("SELECT sum(value) FROM read_parquet(?)", files) == [
        (sum(it.value for it in (*built_in.figures, *small.figures)),)
    ]


def with_value(small: Dataset, value: str) -> Dataset:
    figure = small.figures[0].model_copy(update={"value": Decimal(value)})
    return small.model_copy(update={"figures": (figure,), "claims": ()})


@pytest.mark.parametrize(
    "value", ["1234567890123456789012345678.0123456789", "-0.0000000001", "1" + "0" * 27, "0"]
)
def test_numbers_of_38_digits_stay_whole(small: Dataset, tmp_path: Path, value: str) -> None:
    file = written(write_parquet_dataset(with_value(small, value)), tmp_path)
    assert query("SELECT value FROM read_parquet(?)", str(file)) == [(Decimal(value),)]


@pytest.mark.parametrize("value", ["1" + "0" * 28, "0.00000000001"])
def test_a_number_without_room_is_refused_not_rounded(small: Dataset, value: str) -> None:
    with pytest.raises(ProvcliError, match="28 digits before and 10 behind the point"):
        list(write_parquet_dataset(with_value(small, value)))


def test_many_rows_are_written_some_at_a_time(
    small: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 2)
    file = written(write_parquet_dataset(small), tmp_path)
    ids = [id_ for (id_,) in query("SELECT id FROM read_parquet(?)", str(file))]
    assert ids == [it.id for it in small.figures]


def test_other_answers_are_tables_too(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "metrics.parquet"
    assert run("list", "metrics", "--output", file, "--data", SMALL) == (0, "", "")
    assert query("SELECT id FROM read_parquet(?) LIMIT 1", str(file)) == [("goats",)]


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    file = written(
        write_parquet_table(Table("no", (Column("id", "text", "A name."),), ())), tmp_path
    )
    assert query("SELECT count(id) FROM read_parquet(?)", str(file)) == [(0,)]
