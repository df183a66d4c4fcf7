"""The pictures of the README: pages of the shipped article as a browser shows them. `python docs/pictures.py FOLDER`.

A store is built of `seeds/`, served by `hoptac serve` on a free port of this machine, and looked at with Chromium.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--hide-scrollbars")
WIDTH, HEIGHT = 1120, 720
PORT = 8765
HOPTAC = (sys.executable, "-m", "hoptac")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server over the shipped article."""
    store = str(folder / "store")
    subprocess.run([*HOPTAC, "build", str(ROOT / "seeds"), "--store", store], check=True, capture_output=True)
    server = subprocess.Popen([*HOPTAC, "serve", "--store", store, "--port", str(PORT)], stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        yield re.match(r"http\S+/", server.stderr.readline())[0]  # type: ignore[index]
    finally:
        server.terminate()
        server.wait()


def shoot(page: Page, address: str, path: Path, *clicks: str) -> None:
    """One picture of a page, after some clicks on it."""
    page.goto(address)
    for place in clicks:
        page.locator(place).first.click()
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    print(path)


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, served(Path(place)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN")
        shoot(page, f"{address}?lang=vi", folder / "home.png")
        page.goto(f"{address}agreements?lang=vi")
        shoot(page, page.locator("main a[href*='/doc/agreement/2020']").first.evaluate("a => a.href"), folder / "agreement.png")
        shoot(page, f"{address}ledger?lang=vi", folder / "ledger.png")
        view = Path(place) / "around.html"
        command = [*HOPTAC, "view", "around", "--about", "VNPT", "--store", str(Path(place) / "store"), "-o", str(view)]
        subprocess.run(command, check=True, capture_output=True)
        shoot(page, view.as_uri(), folder / "around.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
