"""The profile of an entity, a metric, or a topic."""

from rich.console import Group, RenderableType
from rich.text import Text

from provcli.terminal.claims import draw_allowed, draw_implied
from provcli.terminal.explanation import QuoteLine
from provcli.terminal.figures import draw_groups
from provcli.terminal.layout import (
    draw_facts,
    draw_heading,
    draw_lines,
    draw_notes,
    draw_status,
    make_text,
    stack,
)
from provcli.views.profile import Profile


def draw_profile(profile: Profile) -> RenderableType:
    """Return the screen of a profile."""
    heading = draw_heading(profile.title, profile.local_name, profile.details)
    return stack(
        heading.append("\n").append_text(draw_status(profile.status)),
        draw_lines([profile.description]),
        draw_facts(profile.facts),
        draw_groups(
            profile.groups,
            label=profile.label,
            location_label=profile.location_label,
            names_by=profile.names_by,
        )
        if profile.groups
        else None,
        draw_lines([profile.not_reported], "dim"),
        draw_notes(profile.notes),
        _draw_sentences(profile),
        draw_allowed(profile.allowed),
        draw_implied(profile.implied),
        make_text(profile.source, "dim"),
    )


def _draw_sentences(profile: Profile) -> Group | None:
    """Return where the article prints each figure, or None if there is no article."""
    width = max((len(row.location) for row, _ in profile.quotes), default=0)
    lines = [QuoteLine(quote, f"{row.location:<{width}}  ") for row, quote in profile.quotes]
    return Group(Text("In the article", "bold"), *lines) if lines else None
