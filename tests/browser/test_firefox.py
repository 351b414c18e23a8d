"""The page in another browser: Firefox draws the stories, a story's map and the graph."""

from __future__ import annotations

import base64
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.firefox import FIREFOX, open_firefox
from tests.view.graphs import story
from tests.view.told import stories

VIEWS = {
    "stories": "",
    "story": "#view=graph&scope=story&story=story-0&select=story&of=story-0",
    "graph": "#view=graph",
}
SIZE = (1280, 800)
COLOURS = """async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data: pixels } = context.getImageData(300, 120, 500, 480);
  const counts = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    const colour = pixels.slice(i, i + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [counts.size, 1 - most / (pixels.length / 4)];
}"""
"""How many colours the middle of a picture has, and how much of it is not its background."""


DRAWS_FOR = 3
"""Seconds until the picture is taken: Firefox takes it when all is loaded, not when it is drawn."""
FRAME = """<!doctype html><body style="margin:0">
<iframe src="{address}" style="border:0;width:100vw;height:100vh;display:block"></iframe>
<img src="http://127.0.0.1:{port}/late" width="0" height="0" alt="">"""


class Late(BaseHTTPRequestHandler):
    """Answers late, so that the page that asks is loaded only then."""

    def do_GET(self) -> None:  # the base class asks for it
        """Answer nothing after a while."""
        time.sleep(DRAWS_FOR)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of it."""


@pytest.fixture(scope="module")
def late_port() -> Iterator[int]:
    """Yield the port of a server on this machine that answers late."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Late)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
@pytest.mark.parametrize("link", VIEWS.values(), ids=VIEWS)
def test_firefox_draws_it(link: str, late_port: int, pages, chromium, tmp_path: Path) -> None:
    """Something is painted in the middle of each view, in more colours than a message has."""
    frame = tmp_path / "frame.html"
    picture, profile = tmp_path / "shot.png", tmp_path / "profile"
    profile.mkdir()
    address = pages(story(), stories=stories()).resolve().as_uri() + link
    frame.write_text(FRAME.format(address=address, port=late_port), encoding="utf-8")
    command = [
        str(FIREFOX), "--headless", "--no-remote", "--profile", str(profile),
        f"--window-size={SIZE[0]},{SIZE[1]}", "--screenshot", str(picture), frame.as_uri(),
    ]  # fmt: skip  # an option and its value a line
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    page = chromium.new_page()
    colours, painted = page.evaluate(COLOURS, base64.b64encode(picture.read_bytes()).decode())
    page.close()
    assert colours > 40
    assert painted > 0.02


@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed")
def test_firefox_is_used_by_clicks(pages, tmp_path: Path) -> None:
    """Cards, beats, search, entities and their lines answer to clicks and keys as in Chromium."""
    with open_firefox(tmp_path / "profile") as page:
        page.open(pages(story(), stories=stories()).resolve().as_uri(), size=SIZE)
        page.click("#front .story.lead .headline")
        assert page.evaluate("kg.shown().scope") == "story"
        page.press("n")
        page.wait("document.querySelectorAll('.beats .current').length === 1")
        page.click("#view-graph")
        page.click("#counts button:last-child")  # the whole graph
        page.wait("kg.shown().scope === 'opening'")
        point = page.evaluate("kg.pointOf('Greta Holm')")
        page.click_at(point["x"], point["y"])
        page.wait("document.querySelector('#panel h2').textContent === 'Greta Holm'")
        before = page.evaluate("kg.shown().entities.length")
        page.press("f")
        page.wait(f"kg.shown().scope === 'focus' && kg.shown().entities.length < {before}")
        page.click("#search")
        page.press(*"labour court")
        page.wait("!document.querySelector('#suggestions').hidden")
        page.press("Enter")
        page.wait("document.querySelector('#panel h2').textContent === 'Labour Court'")
        page.click("#panel .card .triple .entity")
        assert page.noted == []
