"""Parquet files, queried with DuckDB."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow.parquet import read_schema

from provcli.dataset.models import Dataset
from provcli.errors import ProvcliError
from provcli.export.parquet import write_parquet
from provcli.views.tables import Column, Table, figures_table

WithFigure = Callable[..., Dataset]


def save(chunks: Iterable[bytes], folder: Path, name: str = "figures") -> Path:
    file = folder / f"{name}.parquet"
    file.write_bytes(b"".join(chunks))
    return file


def query(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect() as database:
        return database.execute(sql, values).fetchall()


def test_every_value_reads_back(each: Dataset, tmp_path: Path) -> None:
    file = save(write_parquet(figures_table(each)), tmp_path)
    rows = query("SELECT * FROM read_parquet(?)", str(file))
    assert rows == [tuple(row) for row in figures_table(each).rows]


def test_columns_are_typed(small: Dataset, tmp_path: Path) -> None:
    file = save(write_parquet(figures_table(small)), tmp_path)
    described = query("DESCRIBE SELECT * FROM read_parquet(?)", str(file))
    types = {name: type_ for name, type_, *_ in described}
    assert list(types) == [column.name for column in figures_table(small).columns]
    assert types.pop("value") == "DECIMAL(38,10)"
    assert types.pop("paragraph") == "BIGINT"
    assert types.pop("period_start") == types.pop("period_end") == "DATE"
    assert set(types.values()) == {"VARCHAR"}


def test_columns_are_described(built_in: Dataset, tmp_path: Path) -> None:
    table = figures_table(built_in)
    schema = read_schema(save(write_parquet(table), tmp_path))
    descriptions = [field.metadata[b"description"].decode() for field in schema]
    assert descriptions == [column.description for column in table.columns]


def test_files_of_several_articles_are_one_table(
    built_in: Dataset, small: Dataset, tmp_path: Path
) -> None:
    save(write_parquet(figures_table(built_in)), tmp_path, "a")
    save(write_parquet(figures_table(small)), tmp_path, "b")
    files = str(tmp_path / "*.parquet")
    assert query("SELECT dataset, count(*) FROM read_parquet(?) GROUP BY 1 ORDER BY 1", files) == [
        (built_in.name, len(built_in.figures)),
        (small.name, len(small.figures)),
    ]
    total = sum(figure.value for figure in (*built_in.figures, *small.figures))
    assert query("SELECT sum(value) FROM read_parquet(?)", files) == [(total,)]


@pytest.mark.parametrize(
    "digits", ["1234567890123456789012345678.0123456789", "-0.0000000001", "1" + "0" * 27, "0"]
)
def test_number_of_38_digits_is_exact(
    small: Dataset, with_figure: WithFigure, tmp_path: Path, digits: str
) -> None:
    dataset = with_figure(small, value=Decimal(digits))
    file = save(write_parquet(figures_table(dataset)), tmp_path)
    assert query("SELECT value FROM read_parquet(?)", str(file)) == [(Decimal(digits),)]


def test_zeros_after_the_last_decimal_need_no_room(
    small: Dataset, with_figure: WithFigure, tmp_path: Path
) -> None:
    dataset = with_figure(small, value=Decimal("1.50000000000000"))
    file = save(write_parquet(figures_table(dataset)), tmp_path)
    assert query("SELECT value FROM read_parquet(?)", str(file)) == [(Decimal("1.5"),)]


@pytest.mark.parametrize("digits", ["1" + "0" * 28, "0.00000000001"])
def test_number_without_room_is_rejected(
    small: Dataset, with_figure: WithFigure, digits: str
) -> None:
    with pytest.raises(ProvcliError, match="at most 28 before and 10 after the decimal point"):
        list(write_parquet(figures_table(with_figure(small, value=Decimal(digits)))))


def test_integer_without_room_is_rejected() -> None:
    table = Table("t", (Column("count", "integer", "C."),), [(2**63,)])
    with pytest.raises(ProvcliError, match="too many digits for parquet"):
        list(write_parquet(table))


def test_empty_table_has_its_columns(tmp_path: Path) -> None:
    table = Table("none", (Column("id", "text", "A name."),), ())
    file = save(write_parquet(table), tmp_path)
    assert query("SELECT count(id) FROM read_parquet(?)", str(file)) == [(0,)]
