"""The profile of an entity, a metric, or a topic."""

from rich.console import RenderableType

from provcli.terminal.claims import draw_allowed, draw_implied
from provcli.terminal.figures import draw_groups
from provcli.terminal.layout import (
    heading_line,
    key_values,
    lines_or_none,
    note_lines,
    stack,
    status_line,
    text_cell,
)
from provcli.views.profile import Profile


def draw_profile(profile: Profile) -> RenderableType:
    """Return the screen of a profile."""
    heading = heading_line(profile.title, profile.local_name, profile.details)
    return stack(
        heading.append("\n").append_text(status_line(profile.status)),
        lines_or_none([profile.description]),
        key_values(profile.facts),
        draw_groups(
            profile.groups,
            label=profile.label,
            location_label=profile.location_label,
            names_by=profile.names_by,
        )
        if profile.groups
        else None,
        lines_or_none([profile.not_reported], "dim"),
        note_lines(profile.notes),
        draw_allowed(profile.allowed),
        draw_implied(profile.implied),
        text_cell(profile.source, "dim"),
    )
