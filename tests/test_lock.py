"""The lock of development names what pyproject.toml asks for, by hashes, and no place."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements-dev.lock").read_text("utf-8")
LOCKED = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", LOCK, re.MULTILINE))


def test_every_direct_dependency_is_locked_within_its_bounds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [Requirement(it) for its in (project["dependencies"], *extras) for it in its]
    wrong = [
        str(it)
        for it in asked
        if it.name != project["name"]
        and not it.specifier.contains(LOCKED.get(it.name.lower(), "0"), prereleases=True)
    ]
    assert wrong == [], "renew it: `pip-compile pyproject.toml`"


def test_every_locked_library_has_a_hash_and_no_place_is_named() -> None:
    blocks = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ *#.*\n?", "", LOCK).strip())
    assert len(blocks) == len(LOCKED)
    assert all("--hash=sha256:" in it for it in blocks)
    assert not re.search(r"://|file:|index|find-links|trusted|(?m:^/|\s/)", LOCK)
