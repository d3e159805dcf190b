"""The explorer in a real terminal: it ends as it should, and leaves all as it was."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from provcli.dataset.load import load
from provcli.tui.app import Explorer
from support import ARTICLE, MEASURED, SMALL, Runner

SOURCE = str(Path(__file__).parents[2] / "src")


class Terminal:
    """A terminal of tmux, on a server of its own, with a shell in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.run("new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder))
        self.run("send-keys", "exec env PS1='READY> ' sh", "Enter")
        self.wait_for("READY>")

    def run(self, *words: str) -> str:
        """Run a command of tmux, and return what it prints."""
        command = ["tmux", "-S", str(self._folder / "socket"), "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def start(self, words: str, then: str = "echo") -> None:
        """Start the explorer, and type a command that runs after it."""
        setting = " ".join(f"{name}={value}" for name, value in MEASURED.items())
        provcli = f"{setting} PYTHONPATH={SOURCE} {sys.executable} -m provcli explore {words}"
        self.run("send-keys", f"stty -g >before; {provcli}; {then}", "Enter")
        self.wait_for("All figures")

    def press(self, *keys: str, until: str) -> str:
        """Press keys, and return the screen when it has these words."""
        self.run("send-keys", *keys)
        return self.wait_for(until)

    def wait_for(self, words: str) -> str:
        """Return the screen when it has these words."""
        for _ in range(400):
            screen = self.run("capture-pane", "-p")
            if words in screen:
                return screen
            time.sleep(0.05)
        pytest.fail(f"{words!r} is not in\n{screen}")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal, and end it after the test."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    terminal = Terminal(tmp_path)
    yield terminal
    with suppress(subprocess.CalledProcessError):  # the test ended it
        terminal.run("kill-server")


def test_search_jump_export_and_quit(terminal: Terminal, tmp_path: Path) -> None:
    terminal.start(
        f"--data {SMALL} --article {ARTICLE} >id", then="echo code=$?; stty -g >after; echo done"
    )
    terminal.press("-l", "/south >1,000", until="south >1,000")
    terminal.press("Enter", "Enter", until="By the end of")
    terminal.press("a", "e", until="Export 2 figures as")
    terminal.press("Enter", until="Write csv to the file")
    terminal.press("Enter", until="Written")
    terminal.run("set", "-s", "set-clipboard", "on")
    terminal.press("y", until="Copied")
    assert terminal.run("show-buffer") == "south/goats/2022"
    screen = terminal.press("Q", until="\ndone")
    assert "code=0" in screen
    assert "All figures" not in screen
    assert (tmp_path / "id").read_text() == "south/goats/2022\n"
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()
    assert len((tmp_path / "figures.csv").read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize("by", ["key", "signal"])
def test_interrupt_ends_with_130_and_restores_the_terminal(
    terminal: Terminal, tmp_path: Path, by: str
) -> None:
    terminal.start("", then="echo code=$?; stty -g >after; echo done")
    if by == "key":
        terminal.run("send-keys", "C-c")
    else:
        shell = terminal.run("display-message", "-p", "#{pane_pid}").strip()
        subprocess.run(["pkill", "-INT", "-P", shell], check=True)
    screen = terminal.wait_for("\ndone")
    assert "code=130\ndone" in screen
    assert "All figures" not in screen
    assert "Traceback" not in screen
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()


def test_killed_terminal_leaves_the_reviewed_file_whole(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    text = SMALL.read_text("utf-8").replace("\nprinted = ", "\ndraft = true\nprinted = ")
    file.write_text(text, "utf-8")
    before = text.count("draft = true")
    terminal.start(f"--data {file}")
    terminal.press("r", until="[13 of 21] Figure")
    terminal.press("Enter", until="[14 of 21] Figure")
    terminal.run("send-keys", *["Enter"] * 3)
    terminal.run("kill-server")
    time.sleep(0.5)
    drafts = file.read_text("utf-8").count("draft = true")
    assert before - 4 <= drafts < before
    assert load(file).figures
    # What was being written when the process was killed may stay, beside the whole file.
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith(".provcli-")}
    assert names <= {"draft.toml", "before", "socket"}


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
