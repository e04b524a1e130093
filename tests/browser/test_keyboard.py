"""The keyboard alone is enough, up to a first debt that is saved, and one always sees where one is."""

from collections.abc import Callable

import pytest

from tests.browser.browsing import WIDTHS, Visit

MOST_STOPS = 60
_FOCUS = """() => {
    const one = document.activeElement, seen = getComputedStyle(one), box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
    return {
        outlined: seen.outlineStyle !== "none" && parseFloat(seen.outlineWidth) >= 2,
        uncovered: top !== null && (one.contains(top) || top.contains(one)),
        is: one.outerHTML.slice(0, 120),
    };
}"""


@pytest.fixture(params=WIDTHS)
def visit(request: pytest.FixtureRequest, come_in: Callable[..., Visit]) -> Visit:
    return come_in(width=request.param)


def _tab_to(visit: Visit, selector: str) -> None:
    """Press Tab until it is there; every stop on the way must show that it is one."""
    for _ in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement === document.body"):
            continue  # around the end of the page
        at = visit.page.evaluate(_FOCUS)
        assert at["outlined"], at["is"]
        assert at["uncovered"], at["is"]
        if visit.page.evaluate("it => document.activeElement.matches(it)", selector):
            return
    pytest.fail(f"{selector} cannot be reached on {visit.at}")


def _follow(visit: Visit, selector: str) -> None:
    _tab_to(visit, selector)
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")


def test_to_a_first_debt(come_in: Callable[..., Visit]) -> None:
    visit = come_in()
    keys = visit.page.keyboard
    _follow(visit, 'a[href="/people/new"]')
    for field in ("#passphrase", "#again"):
        _tab_to(visit, field)
        keys.type("eight or more letters")
    _follow(visit, "button.main")
    _follow(visit, 'a.main[href="/tell/debt"]')
    _follow(visit, "a.main")
    _tab_to(visit, '[type="radio"][name="f-method"]')
    keys.press("ArrowDown")  # as everywhere inside a group of choices
    visit.page.wait_for_url("**/tell/debt/1/what")  # kept, and still at the same place
    assert visit.page.evaluate("document.activeElement.name") == "f-method"
    _tab_to(visit, "#f-creditor")
    keys.type("某某银行")
    _follow(visit, "button.main")
    assert visit.at.startswith("/tell/debt/1?")
    _follow(visit, 'a[href="/tell/debt/1/what"]')
    assert visit.page.input_value("#f-creditor") == "某某银行"
    assert visit.page.is_checked('[name="f-method"][value="equal-instalment"]')


def test_the_skip_link_leads_to_the_content(visit: Visit) -> None:
    visit.go("/settings")
    keys = visit.page.keyboard
    keys.press("Tab")
    assert visit.page.evaluate("document.activeElement.matches('a.skip')")
    assert visit.page.evaluate("document.activeElement.getBoundingClientRect().height") > 20
    keys.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "content"
    _tab_to(visit, "main input")


def test_escape_closes_the_menu(visit: Visit) -> None:
    visit.open_example("negative")
    keys, menu = visit.page.keyboard, visit.page.locator("details.menu")
    _tab_to(visit, "details.menu > summary")
    keys.press("Enter")
    _tab_to(visit, "details.menu a[href='/owed']")
    keys.press("Escape")
    assert menu.get_attribute("open") is None
    assert visit.page.evaluate("document.activeElement.matches('details.menu > summary')")
    keys.press("Space")
    _tab_to(visit, "main a")
    assert menu.get_attribute("open") is None, "it closes when one goes on"
