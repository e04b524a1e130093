"""What holds on every page: axe finds nothing, and nothing is wider than the screen."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.browsing import HEIGHT, WIDTHS, Visit

_STANDARD = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
    "preload": False,
}
_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
    "preload": False,
}
"""All that another theme can change."""

_OPEN_ALL = "document.querySelectorAll('details:not(.menu)').forEach(one => { one.open = true })"
_ROWS = "tbody tr:nth-child(n+6), .entries > li:nth-child(n+6)"
_FEWER = f"document.querySelectorAll('{_ROWS}').forEach(one => one.remove())"
"""A plan has hundreds of rows alike; axe takes a quarter of a minute for them and learns nothing from the sixth."""
_STILL = "document.getAnimations().forEach(one => one.finish())"
_TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > width + 0.5 && !one.closest('.scroll, .chart'))
        .map(one => one.outerHTML.slice(0, 120)).slice(0, 3);
}"""


def faults_of(visit: Visit) -> list[str]:
    """Everything wrong with the page shown: by axe in both themes, in three widths, and by the browser's own word."""
    visit.page.evaluate(_OPEN_ALL)
    found = too_wide(visit)
    visit.page.evaluate(_FEWER)
    found += _by_axe(visit) + visit.faults
    visit.faults.clear()
    return found


def _by_axe(visit: Visit) -> list[str]:
    page = visit.page
    light: dict[str, Any] = Axe().run(page, options=_STANDARD).response
    page.emulate_media(color_scheme="dark")
    page.evaluate(_STILL)
    dark = page.evaluate("options => axe.run(options)", _COLOURS)
    page.emulate_media(color_scheme="light")
    page.evaluate(_STILL)
    return [
        f"{visit.at} {theme}: {broken['id']}: {node['html'][:160]}"
        for theme, answer in (("light", light), ("dark", dark))
        for broken in answer["violations"]
        for node in broken["nodes"]
    ]


def too_wide(visit: Visit) -> list[str]:
    """What reaches beyond the screen, in three widths; the window is as wide as before afterwards."""
    page, found = visit.page, []
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{visit.at} at {width} px: {what}" for what in page.evaluate(_TOO_WIDE)]
    assert before is not None
    page.set_viewport_size(before)
    return found
