"""The colours of tokens.css against WCAG 2.2: text 4.5:1, edges of fields and the focus 3:1, in both themes."""

import re
from pathlib import Path

import pytest

from ashore import web

CSS = (Path(web.__file__).parent / "static" / "tokens.css").read_text("utf-8")
BLOCK = re.compile(r"(:root[^{]*)\{([^{}]*)\}")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")

GROUNDS = ("paper", "sheet", "sunk", "accent-soft", "care-soft")
TEXTS = [(ink, ground) for ink in ("ink", "muted", "accent", "care") for ground in GROUNDS]
EDGES = [(edge, ground) for edge in ("edge", "accent", "care") for ground in GROUNDS]
CHART_INKS = ("#23282b", "#5f666a", "#17606b")  # of the drawings, which know no theme


def blocks() -> list[dict[str, str]]:
    """The colours of each block: light, dark by the system, dark by choice, paper."""
    return [dict(COLOUR.findall(body)) for _, body in BLOCK.findall(CSS)]


LIGHT, DARK, CHOSEN, PRINT = blocks()
THEMES = {"light": LIGHT, "dark": DARK, "print": {**LIGHT, **PRINT}}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), [*TEXTS, ("on-accent", "accent")])
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_fields_and_the_focus_can_be_seen(theme: str, edge: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", CHART_INKS)
def test_labels_of_charts_can_be_read(theme: str, ink: str) -> None:
    assert contrast(ink, THEMES[theme]["chart"]) >= 4.5


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    assert DARK == CHOSEN
    assert DARK.keys() == LIGHT.keys()


def test_dark_is_for_screens_only() -> None:
    assert re.findall(r"@media ([^{]*?) \{", CSS) == [
        "screen and (prefers-color-scheme: dark)",
        "screen",
        "print",
    ]


def test_colours_stand_in_the_tokens_alone() -> None:
    look = (Path(web.__file__).parent / "static" / "ashore.css").read_text("utf-8")
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", look) == []
    tokens = set(re.findall(r"--([\w-]+):", CSS))
    assert set(re.findall(r"var\(--([\w-]+)\)", look)) <= tokens
