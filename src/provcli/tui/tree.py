"""The tree of entities by kind, topics, metrics, claims, and special numbers."""

from typing import ClassVar

from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widgets import Tree

from provcli.terminal.layout import make_text
from provcli.tui.session import Branch
from provcli.views.wording import GLYPHS


class BranchTree(Tree[Branch], inherit_bindings=False):
    """The branches, whose children are made when a reader opens them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", show=False),
        Binding("down,j", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("right", "open", "Open, or go to the figures", show=False, key_display="Right"),
        Binding("left", "close", "Close", show=False, key_display="Left"),
        Binding("enter", "select_cursor", "Go to the figures", show=False, key_display="Enter"),
    ]

    def __init__(self, root: Branch, *, is_ascii: bool) -> None:
        super().__init__(_draw_branch(root), root, id="tree")
        self.guide_depth, self.show_guides, self.auto_expand = 2, False, False
        if is_ascii:
            self.ICON_NODE, self.ICON_NODE_EXPANDED = "+ ", "- "

    def on_mount(self) -> None:
        self.root.expand()

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Branch]) -> None:
        """Make the branches below, unless they exist."""
        node = event.node
        if node.data and node.data.children and not node.children:
            for branch in node.data.children():
                can_open = branch.children is not None
                child = node.add(_draw_branch(branch), branch, allow_expand=can_open)
                if branch.is_open:
                    child.expand()

    def action_open(self) -> None:
        if not (self.cursor_node and self.cursor_node.allow_expand):
            raise SkipAction
        self.cursor_node.expand()

    def action_close(self) -> None:
        node = self.cursor_node
        if node and node.is_expanded and node.allow_expand:
            node.collapse()
        elif node and node.parent:
            self.move_cursor(node.parent)


def _draw_branch(branch: Branch) -> Text:
    label = make_text(branch.label)
    count = len(branch.rows) if branch.count is None else branch.count
    label.append(f"  {count:,}", "dim")
    if problems := branch.problems:
        label.append(f"  {GLYPHS['flagged']}{problems:,}", "red")
    return label
