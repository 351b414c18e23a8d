"""Opens a file in the system's Chromium with the network off, and notes what it tries."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
READY = "() => document.body.dataset.ready === 'true'"


@contextmanager
def open_browser(**look: Any) -> Iterator[BrowserContext]:
    """Yield a browser context without a network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(offline=True, **look)
        yield context
        browser.close()


def load(context: BrowserContext, path: Path, *, link: str = "") -> Page:
    """Open the file, wait until it is drawn; `page.noted` lists requests and console errors."""
    return load_address(context, path.resolve().as_uri() + link)


def load_address(context: BrowserContext, address: str) -> Page:
    """Open the page of this address, as `load` does."""
    page = context.new_page()
    page.set_default_timeout(8_000)
    noted: list[str] = []
    page.on("console", lambda m: noted.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("request", lambda request: noted.append(request.url))
    page.goto(address, timeout=30_000)
    try:
        page.wait_for_function(READY, timeout=20_000)
    except Exception as error:
        raise AssertionError(f"the page did not open: {noted[1:]}") from error
    del noted[0]  # the request for the page itself
    page.noted = noted
    return page


@contextmanager
def open_page(path: Path, *, link: str = "", **look: Any) -> Iterator[Page]:
    """Yield the page of this file, drawn."""
    with open_browser(**look) as context:
        yield load(context, path, link=link)
