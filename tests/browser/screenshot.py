"""Take a picture of a page of kg: `python -m tests.browser.screenshot graph.html out.png`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.browser.chromium import open_page


def main() -> None:
    """Read the arguments, open the page, save the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--link", default="", help="a permalink's part from # on")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1, help="device pixels per pixel")
    parser.add_argument("--script", default="", help="JavaScript to run before the picture")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    look = {
        "viewport": {"width": width, "height": height},
        "color_scheme": "dark" if given.dark else "light",
        "device_scale_factor": given.scale,
    }
    with open_page(given.page, link=given.link, **look) as page:
        if given.script:
            page.evaluate(given.script)
        page.wait_for_timeout(500)
        page.screenshot(path=given.picture)


if __name__ == "__main__":
    main()
