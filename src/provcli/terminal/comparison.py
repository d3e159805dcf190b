"""Metrics side by side, with rankings, changes, and what is not comparable."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from provcli.terminal.figures import describe_name, draw_name
from provcli.terminal.layout import (
    STYLES,
    Bar,
    DataTable,
    TableColumn,
    TableRow,
    draw_heading,
    draw_lines,
    draw_notes,
    draw_status,
    make_text,
    make_title,
    mark,
    stack,
)
from provcli.views.comparison import ComparisonView, MetricComparison, format_dated_value


def draw_comparison(view: ComparisonView) -> RenderableType:
    """Return the screen of a comparison."""
    parts: list[RenderableType | None] = [draw_status(view.status)]
    if view.side_by_side:
        names = (metric.title for metric in view.metrics)
        columns = (
            TableColumn(view.label, wraps=True),
            *(TableColumn(name, right=True, wraps=True) for name in names),
        )
        rows = [[make_text(cell) for cell in row] for row in view.side_by_side]
        parts.append(DataTable(columns, rows))
    for metric in view.metrics:
        parts += _draw_metric(metric, view.label)
    return stack(*parts, draw_notes(view.notes), make_text(view.source, "dim"))


def _draw_metric(metric: MetricComparison, label: str) -> list[RenderableType | None]:
    return [
        draw_heading(metric.title, metric.local_name, metric.unit),
        _draw_rankings(metric, label) if metric.rankings else None,
        _draw_changes(metric, label) if metric.changes else None,
        _draw_unranked(metric) if metric.unranked else None,
        draw_lines(metric.lines, "dim"),
    ]


def _draw_rankings(metric: MetricComparison, label: str) -> DataTable:
    columns = (
        TableColumn("#", right=True),
        TableColumn(label, wraps=True, optional=False),
        TableColumn("Value", right=True, optional=False),
        TableColumn("Unit", joins=True),
        TableColumn(metric.against, right=True),
        TableColumn("Remark", wraps=True, drops=True),
    )
    rows: list[TableRow] = []
    bars: list[Bar | None] = []
    for group in metric.rankings:
        rows.append(make_title(group.title))
        bars.append(None)
        for ranked in group.rows:
            row = ranked.figure
            style = STYLES[row.attention]
            name = draw_name(describe_name(row, "entity"), row)
            rows.append(
                (
                    make_text(ranked.rank),
                    name,
                    make_text(row.number, f"bold {style}" if style == "red" else ""),
                    make_text(row.unit),
                    make_text(ranked.against),
                    make_text(row.figure.flag or "", style),
                )
            )
            is_target = row.figure.status == "target"
            bar = Bar(row.figure.value, metric.low, metric.high, row.attention, is_target)
            bars.append(bar if metric.low < metric.high else None)
    return DataTable(columns, rows, bars=bars)


def _draw_changes(metric: MetricComparison, label: str) -> DataTable:
    columns = (
        TableColumn(label, wraps=True),
        TableColumn("Period"),
        TableColumn("Change", right=True),
        TableColumn("Change %", right=True),
        TableColumn("% per year", right=True),
    )
    rows = [
        [
            make_text(cell)
            for cell in (
                change.name,
                change.periods,
                change.difference,
                change.growth,
                change.yearly,
            )
        ]
        for change in metric.changes
    ]
    return DataTable(columns, rows)


def _draw_unranked(metric: MetricComparison) -> Group:
    lines: list[RenderableType] = [Text("Not ranked:")]
    for item in metric.unranked:
        row = item.figure
        words = f"{row.entity.name}, {format_dated_value(row)}: {item.reason}"
        flagged = ", ".join(filter(None, (words, row.figure.flag)))
        line = mark(" ".join(filter(None, (flagged, row.note_number))), row.attention)
        lines.append(Padding(line, (0, 0, 0, 2), expand=False))
    return Group(*lines)
