"""Pages in a real browser, with everything that they request and complain about."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
)

WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "has_touch": True}
LOOKS = {
    "light": WIDE | {"color_scheme": "light"},
    "dark": WIDE | {"color_scheme": "dark"},
    "phone": PHONE | {"color_scheme": "light"},
    "phone-dark": PHONE | {"color_scheme": "dark"},
}


class Visit:
    """An open page, with everything that it requested and complained about."""

    def __init__(
        self, browser: Browser, file: Path | None = None, fragment: str = "", **look: Any
    ) -> None:
        self.context = browser.new_context(**look)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", self._note_error)
        self.page.on("dialog", self._note_dialog)
        if file:
            self.open(file, fragment)

    def open(self, file: Path, fragment: str = "") -> None:
        """Open a file instead of the one before; a new page takes Chromium ten times as long."""
        self.requests.clear()
        self.complaints.clear()
        self.page.goto(f"{file.as_uri()}{fragment}")

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _note_dialog(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def check(self, file: Path) -> None:
        """Close the page, and assert what `check_loaded` does."""
        self.context.close()
        self.check_loaded(file)

    def check_loaded(self, file: Path) -> None:
        """Assert that nothing was loaded but the file, and that nothing went wrong."""
        pages = [request.partition("#")[0] for request in self.requests]
        assert set(pages) <= {file.as_uri(), "data:,"}
        assert self.complaints == []
