"""The explorer in a real terminal: search, jump to the sentence, export, quit."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from provcli.tui.app import Explorer
from support import ARTICLE, MEASURED, SMALL, Runner

SOURCE = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Run a command of tmux on a server of its own, and return what it prints."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")

    def run(*words: str) -> str:
        command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout

    yield run
    run("kill-server")


def test_search_jump_export_and_quit(tmux: Callable[..., str], tmp_path: Path) -> None:
    def wait_for(words: str) -> str:
        for _ in range(100):
            screen = tmux("capture-pane", "-p")
            if words in screen:
                return screen
            time.sleep(0.1)
        pytest.fail(f"{words!r} is not in\n{screen}")

    provcli = f"{sys.executable} -m provcli"
    setting = " ".join(f"{name}={value}" for name, value in MEASURED.items())
    tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(tmp_path), "env PS1='READY> ' sh")
    wait_for("READY>")
    start = f"{setting} PYTHONPATH={SOURCE} {provcli} explore --data {SMALL} --article {ARTICLE}"
    tmux("send-keys", f"stty -g >before; {start} >id; stty -g >after; echo done", "Enter")
    wait_for("All figures")
    tmux("send-keys", "-l", "/south >1,000")
    wait_for("south >1,000")
    tmux("send-keys", "Enter")
    tmux("send-keys", "Enter")
    wait_for("By the end of")
    tmux("send-keys", "a", "e")
    wait_for("Export as")
    tmux("send-keys", "Enter")
    wait_for("Write csv to the file")
    tmux("send-keys", "Enter")
    wait_for("Written")
    tmux("send-keys", "Q")
    screen = wait_for("\ndone")
    assert "All figures" not in screen
    assert (tmp_path / "id").read_text() == "south/goats/2022\n"
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()
    assert len((tmp_path / "figures.csv").read_text("utf-8").splitlines()) == 3


def test_without_a_terminal_a_plain_command_is_proposed(run: Runner) -> None:
    code, out, err = run("explore", "--data", SMALL)
    assert (code, out) == (2, "")
    assert f"Hint: Use `provcli list figures --data {SMALL}`" in err


def test_without_textual_the_install_command_is_shown(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provcli.cli.commands.explore._require_terminal", lambda: None)
    monkeypatch.setattr("provcli.cli.commands.explore.find_spec", lambda _name: None)
    code, _, err = run("explore")
    assert (code, "pip install 'provcli[explore]'" in err) == (2, True)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "en_US.UTF-8"}, (False, "textual-dark")),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, (True, "textual-dark")),
        ({"LANG": "ja_JP.UTF-8", "COLORFGBG": "0;15"}, (True, "textual-light")),
    ],
)
def test_command_prints_the_id_and_follows_the_environment(
    run: Runner,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    expected: tuple[bool, str],
) -> None:
    started: list[Explorer] = []

    def start(app: Explorer) -> str:
        started.append(app)
        return "north/goats/2022"

    monkeypatch.setattr("provcli.cli.commands.explore.is_terminal", lambda _stream: True)
    monkeypatch.setattr(Explorer, "run", start)
    for name in ("LC_ALL", "LC_CTYPE", "LANG", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    done = run("explore", "--data", SMALL, "--article", ARTICLE)
    assert done == (0, "north/goats/2022\n", "")
    assert (started[0].is_ascii, started[0].theme) == expected


def test_dumb_terminal_is_not_enough(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provcli.cli.commands.explore.is_terminal", lambda _stream: True)
    monkeypatch.setenv("TERM", "dumb")
    assert run("explore").code == 2
