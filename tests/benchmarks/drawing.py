"""A picture of 1,000 things in Chromium until it stands still, beside pyvis' own page of the same network."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from pathlib import Path

import timing
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network

from hoptac.networks import graphs
from hoptac.networks.layout import spread
from hoptac.pages import picture

THINGS = 1_000
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"]
# pyvis shows a bar until its physics has come to rest; ours is there with the first frame.
STILL = {
    "ours": "() => new Promise(done => requestAnimationFrame(() => done(true)))",
    "pyvis": "() => Boolean(window.settled)",
}


def network(seed: int = 1) -> graphs.Graph:
    """Bodies, most of them joined to few others and a few to many."""
    chance = random.Random(seed)
    ends = [(number, int(number * chance.random() ** 2)) for number in range(1, THINGS)]
    ends += [(chance.randrange(THINGS), chance.randrange(40)) for _ in range(THINGS // 2)]
    about = {"edge": "agreement", "source_kind": "organisation", "target_kind": "organisation"}
    labels = [{"source_label": f"Tổ chức {one}", "target_label": f"Tổ chức {other}"} for one, other in ends]
    rows = [{"source": f"o{one:04}", "target": f"o{other:04}"} for one, other in ends if one != other]
    return graphs.graph([row | label | about for row, label in zip(rows, labels, strict=False)])


def ours(made: graphs.Graph, folder: Path) -> Path:
    """Our page of a network, its places computed here and now."""
    path = folder / "ours.html"
    page = picture.page(made, spread(list(made), graphs.pairs(made)), picture.Frame("Đo", "Bench"))
    path.write_text(page, "utf-8")
    return path


def theirs(made: graphs.Graph, folder: Path) -> Path:
    """pyvis' page of a network as it makes it, but for a line that says when it has come to rest."""
    drawn = Network(cdn_resources="in_line")
    drawn.from_nx(made)
    page = drawn.generate_html().replace(
        "return network;", 'network.once("stabilizationIterationsDone", () => { window.settled = true; }); return network;'
    )
    path = folder / "pyvis.html"
    path.write_text(page, "utf-8")
    return path


def opened(browser: Browser, path: Path, still: str) -> float:
    """The seconds until a page stands still."""
    page = browser.new_context(offline=True).new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    while not page.evaluate(still):
        time.sleep(0.01)
    took = time.perf_counter() - start
    page.context.close()
    return took


def main() -> None:
    """Print the ratio."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("a picture: no Chromium on this machine")
        return
    made = network()
    plain = graphs.flat(made)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        start = time.perf_counter()
        own = ours(made, Path(folder))
        print(f"a page of {THINGS} things is written in {time.perf_counter() - start:.2f} s")
        other = theirs(plain, Path(folder))
        opened(browser, own, STILL["ours"])
        timed = timing.Timed(
            tuple(opened(browser, own, STILL["ours"]) for _ in range(5)), (opened(browser, other, STILL["pyvis"]),)
        )
        print(timing.told(f"a picture of {THINGS} things", timed, "pyvis' default", 80))
        browser.close()


if __name__ == "__main__":
    main()
