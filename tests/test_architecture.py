"""How the house stands: imports point down, each library has its home, nothing knows Henan."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "provcli"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    {"errors", "periods", "text", "lines", "numerals", "intervals", "decimals"},
    {"references", "cues", "reading", "writing", "waiting"},
    {"models"},
    {"dataset", "figures", "schema", "tables", "selection"},
    {"comparison", "claims", "article"},
    {"checks", "charts"},
    {"reports", "vegalite"},
    {"formats"},
    {"images"},
    {"render", "output"},
    {"pages"},
    {"templating"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""From the ground up; a module may use the floors below and its neighbours' leaves."""

HOMES = {
    "typer": {"cli", "commands"},
    "rich": {"render", "output", "commands"},
    "tomli": {"dataset", "lines"},
    "tomli_w": {"formats"},
    "jinja2": {"templating"},
    "vl_convert": {"images"},
    "xlsxwriter": {"formats"},
    "pyarrow": {"formats"},
    "pydantic": {"models", "dataset", "schema"},
}


def name_of(module: Path) -> str:
    part = module.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


def imports_of(module: Path) -> set[tuple[int, str]]:
    """What a module imports: level of the dots, and the first name behind them."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {(0, alias.name.partition(".")[0]) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {(node.level, name.partition(".")[0]) for name in names}
        elif isinstance(node, ast.Call) and _is_import(node.func):
            # Optional libraries are imported by name, when they are needed.
            found |= {
                (0, it.value.partition(".")[0])
                for it in node.args[:1]
                if isinstance(it, ast.Constant) and isinstance(it.value, str)
            }
    return found


def _is_import(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in ("import_module", "optional")


def floor(name: str) -> int:
    return next(level for level, names in enumerate(FLOORS) if name in names)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_point_down(module: Path) -> None:
    name = name_of(module)
    if name == "__init__":
        return
    up_to_package = len(module.relative_to(PACKAGE).parts)
    for level, imported in imports_of(module):
        if level == up_to_package and imported != "__version__":
            assert floor(imported) <= floor(name), f"{name} imports {imported} from above"


def test_contributing_names_every_module() -> None:
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    names = {name_of(module) for module in MODULES} - {"__init__"}
    assert {name for name in names if f"`{name}`" not in text and f"`{name}/`" not in text} == set()


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_its_home(library: str) -> None:
    users = {name_of(it) for it in MODULES if (0, library) in imports_of(it)}
    assert users
    assert users <= HOMES[library]


def test_nothing_in_the_code_knows_the_built_in_article() -> None:
    names = re.compile(r"hubei|hunan|shanxi|jiangxi|anhui|henan|economic daily|河南|鄂|CN-H", re.I)
    for module in MODULES:
        code = ast.parse(module.read_text("utf-8"))
        for node in ast.walk(code):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(
                node
            ):
                node.body = node.body[1:] or [ast.Pass()]
        for constant in (it for it in ast.walk(code) if isinstance(it, ast.Constant)):
            if isinstance(constant.value, str):
                assert not names.search(constant.value), f"{module.name}: {constant.value!r}"
