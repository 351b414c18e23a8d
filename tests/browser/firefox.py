"""Firefox driven over WebDriver BiDi, which it speaks itself: clicks, keys, questions to the page.

https://w3c.github.io/webdriver-bidi/ needs neither geckodriver nor a browser of Playwright's own.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
SECONDS = 60
KEYS = {"Enter": "\ue007", "Escape": "\ue00c"}
PREFERENCES = """user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"""


class FirefoxPage:
    """A page in Firefox; `noted` has its errors."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection, self._number = connection, 0
        self.noted: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the result of a command; what is logged meanwhile is noted."""
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        self._connection.send(json.dumps(command))
        while True:
            reply = json.loads(self._connection.recv(timeout=SECONDS))
            if reply.get("method") == "log.entryAdded" and reply["params"]["level"] == "error":
                self.noted.append(str(reply["params"]["text"]))
            if reply.get("id") == self._number:
                assert reply["type"] == "success", reply
                result: dict[str, Any] = reply["result"]
                return result

    def open(self, address: str, *, size: tuple[int, int]) -> None:
        """Open an address in a window of this size, until it is drawn."""
        viewport = {"width": size[0], "height": size[1]}
        self.ask("browsingContext.setViewport", context=self._context, viewport=viewport)
        self.ask("browsingContext.navigate", context=self._context, url=address, wait="complete")
        self.wait("document.body.dataset.ready === 'true'")

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression; numbers, texts and lists of them."""
        found = self.ask(
            "script.evaluate", expression=f"JSON.stringify({script})",
            target={"context": self._context}, awaitPromise=True,
        )  # fmt: skip  # options on one line
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + SECONDS
        while not self.evaluate(condition):
            assert time.monotonic() < end, condition
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Click into the middle of an element."""
        self.wait(f"document.querySelector({selector!r}) !== null")
        box = self.evaluate(
            f"(e => (e.scrollIntoView({{block: 'center'}}), e.getBoundingClientRect()))"
            f"(document.querySelector({selector!r}))"
        )
        self.click_at(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def click_at(self, x: float, y: float) -> None:
        """Click a point of the window."""
        place = {"type": "pointerMove", "x": round(x), "y": round(y)}
        button = [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
        self._act("pointer", [place, *button])

    def press(self, *keys: str) -> None:
        """Press keys one after the other: letters, or those in KEYS."""
        values = [KEYS.get(key, key) for key in keys]
        self._act("key", [
            {"type": way, "value": value} for value in values for way in ("keyDown", "keyUp")
        ])  # fmt: skip  # one list

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.ask("input.performActions", context=self._context, actions=[source])


@contextmanager
def open_firefox(profile: Path) -> Iterator[FirefoxPage]:
    """Yield a page of a Firefox of its own."""
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    command = [
        str(FIREFOX), "--headless", "--no-remote", "--remote-debugging-port", "0",
        "--profile", str(profile),
    ]  # fmt: skip  # an option and its value a line
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            address = next(found[1] for line in process.stderr if (found := LISTENS.search(line)))
            with connect(f"{address}/session", max_size=None) as connection:
                yield FirefoxPage(connection)
        finally:
            process.kill()
