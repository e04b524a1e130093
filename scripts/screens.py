"""Contact sheets of every page, in three widths and both themes, into docs/screens/.

``python -m scripts.screens`` from the checkout; needs Chromium. The case shown is the shipped case ``seven``.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from tests.browser.addresses import CASE, DOOR
from tests.browser.browsing import WIDTHS, Visit, chromium, enter, serving

OUT = Path(__file__).parent.parent / "docs" / "screens"
THEMES = ("light", "dark")
SHOWN = {360: 140, 768: 190, 1280: 240}
"""How wide a page is on its sheet, in pixels, by how wide its window was."""
SHEET = 2000
TALLEST = 2.4
"""Of a long page only the beginning is shown: so many times its width."""
GAP, LABEL = 12, 16
QUALITY = 60


@dataclass(frozen=True, slots=True)
class Screen:
    """One page as it looked."""

    name: str
    picture: Image.Image


def main() -> None:
    """Take all pictures anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        chromium() as browser,
    ):
        for width, theme in product(WIDTHS, THEMES):
            visit = enter(browser, server, width, color_scheme=theme)
            made = sheet(list(_screens(visit, width)), SHOWN[width])
            visit.context.close()
            made.save(OUT / f"{width}-{theme}.jpg", quality=QUALITY, optimize=True)
            print(f"{width}-{theme}", file=sys.stderr)


def _screens(visit: Visit, width: int) -> Iterator[Screen]:
    for address in DOOR:
        visit.go(address)
        yield Screen(address, _picture(visit, SHOWN[width]))
    visit.open_example_with_bills()
    for address in CASE:
        visit.go(address)
        if address == "/papers":
            yield Screen("/papers, before", _picture(visit, SHOWN[width]))
            visit.page.click("main button.main")
            visit.page.locator('a[href="/papers/pack.zip"]').wait_for(timeout=60_000)
        yield Screen(address, _picture(visit, SHOWN[width]))


def _picture(visit: Visit, shown: int) -> Image.Image:
    """The page as a picture, cut where it is too long for a sheet."""
    taken = Image.open(io.BytesIO(visit.page.screenshot(full_page=True))).convert("RGB")
    cut = taken.crop((0, 0, taken.width, min(taken.height, round(taken.width * TALLEST))))
    return cut.resize((shown, round(cut.height * shown / cut.width)), Image.Resampling.LANCZOS)


def sheet(screens: list[Screen], shown: int) -> Image.Image:
    """All pictures on one, row by row, each under its address."""
    columns = SHEET // (shown + GAP)
    rows = [screens[at : at + columns] for at in range(0, len(screens), columns)]
    heights = [max(one.picture.height for one in row) + LABEL + GAP for row in rows]
    made = Image.new("RGB", (columns * (shown + GAP) + GAP, sum(heights) + GAP), "#8a8a86")
    draw, font = ImageDraw.Draw(made), ImageFont.load_default(11)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, one in enumerate(row):
            left = GAP + column * (shown + GAP)
            label = one.name if len(one.name) * 6 < shown else one.name[: shown // 6] + "…"
            draw.text((left, top), label, "white", font)
            made.paste(one.picture, (left, top + LABEL))
        top += height
    return made


if __name__ == "__main__":
    main()
