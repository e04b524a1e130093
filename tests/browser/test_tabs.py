"""Two windows, the back button, impatience: nothing is overwritten unseen, nothing is lost, nothing is there twice."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.browsing import PASSPHRASE, Visit, people

CONTRACT = "/tell/debt/1/contract"
PAYMENTS = "/tell/debt/1/payments"

_SLOW = """() => {
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) {
        setTimeout(() => send.apply(this, body), 400);
    };
}"""
"""Makes every answer without a page of its own take 0.4 s longer."""


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visit(request: pytest.FixtureRequest, come_in: Callable[..., Visit]) -> Visit:
    made = come_in(java_script_enabled=request.param)
    made.open_example("jiebei")
    return made


def test_a_stale_form_shows_both_answers_and_overwrites_nothing(visit: Visit) -> None:
    visit.go(CONTRACT)
    first, second = visit.page, _second(visit, CONTRACT)
    second.fill("#f-principal", "17000")
    _save(second)
    first.fill("#f-principal", "18000")
    first.click("main button.main")
    choice = first.locator('input[type="radio"][name="f-principal"]')
    choice.first.wait_for()
    assert [one.input_value() for one in choice.all()] == ["18000", "17000"]
    second.goto(visit.server.origin + CONTRACT)
    assert second.input_value("#f-principal") == "17000"


def test_two_windows_that_answer_different_things_are_both_heard(visit: Visit) -> None:
    visit.go(CONTRACT)
    first, second = visit.page, _second(visit, CONTRACT)
    second.fill("#f-received", "19000")
    _save(second)
    first.fill("#f-principal", "18000")
    _save(first)
    visit.go(CONTRACT)
    assert first.input_value("#f-principal") == "18000"
    assert first.input_value("#f-received") == "19000"


def test_back_after_saving_shows_the_form_and_saves_again(visit: Visit) -> None:
    visit.go("/tell/debt/1")
    with visit.page.expect_navigation():
        visit.page.click(f'a[href="{CONTRACT}"]')
    visit.page.fill("#f-principal", "18000")
    _save(visit.page)
    visit.page.go_back()
    visit.page.fill("#f-principal", "18500")
    _save(visit.page)
    visit.go(CONTRACT)
    assert visit.page.input_value("#f-principal") == "18500"


def test_a_double_click_saves_one_entry(visit: Visit) -> None:
    visit.go(PAYMENTS)
    before = _rows(visit.page)
    visit.go(f"{PAYMENTS}/add")
    visit.page.fill("#f-date", "2026-03-05")
    visit.page.fill("#f-amount", "100")
    visit.page.dblclick("main button.main")
    visit.page.wait_for_url("**?note=kept")
    visit.go(PAYMENTS)
    assert _rows(visit.page) == before + 1


def test_a_click_is_heard_though_an_answer_comes_while_the_button_is_down(
    come_in: Callable[..., Visit],
) -> None:
    visit = come_in()
    visit.open_example("jiebei")
    visit.go(f"{PAYMENTS}/add")
    visit.page.fill("#f-date", "2026-03-05")
    visit.page.fill("#f-amount", "100")
    visit.page.evaluate(_SLOW)
    visit.page.hover("main button.main")
    with visit.page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        visit.page.mouse.down()
    kept.value.finished()
    visit.page.mouse.up()
    visit.page.wait_for_url("**?note=kept")


def test_a_press_that_comes_to_nothing_leaves_the_answer_kept_and_said(
    come_in: Callable[..., Visit],
) -> None:
    visit = come_in()
    visit.open_example("jiebei")
    visit.go(CONTRACT)
    visit.page.fill("#f-principal", "18000")
    visit.page.hover("main button.main")
    with visit.page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        visit.page.mouse.down()
    kept.value.finished()
    assert not visit.page.inner_text("#k-principal")
    visit.page.mouse.move(5, 5)
    visit.page.mouse.up()
    visit.page.locator("#k-principal:not(:empty)").wait_for()
    visit.page.fill("#f-principal", "18500")
    _save(visit.page)
    visit.go(CONTRACT)
    assert visit.page.input_value("#f-principal") == "18500"


def test_an_answer_that_comes_after_the_form_was_sent_whole_does_not_call_it_back(
    come_in: Callable[..., Visit],
) -> None:
    visit = come_in()
    visit.open_example("jiebei")
    visit.go(PAYMENTS)
    before = _rows(visit.page)
    visit.go(f"{PAYMENTS}/add")
    visit.page.route("**/add", _whole_form_last)
    visit.page.fill("#f-date", "2026-03-05")
    visit.page.fill("#f-amount", "100")
    visit.page.evaluate(_SLOW)
    visit.page.dblclick("main button.main")
    visit.page.wait_for_url("**?note=kept")
    visit.go(PAYMENTS)
    assert _rows(visit.page) == before + 1


def test_typing_on_while_the_form_is_drawn_anew(come_in: Callable[..., Visit]) -> None:
    """On a slow machine the answer comes while the next field is being typed: not a key of it is lost."""
    visit = come_in()
    visit.open_example("jiebei")
    visit.go(PAYMENTS)
    before = _rows(visit.page)
    visit.go(f"{PAYMENTS}/add")
    visit.page.evaluate(_SLOW)
    keys = visit.page.keyboard
    visit.page.focus("#f-date")
    keys.type("2026-03-05")
    visit.page.focus("#f-amount")
    keys.type("811.69", delay=100)
    visit.page.wait_for_url(re.compile(rf"{PAYMENTS}/\d+$"))
    assert visit.page.input_value("#f-amount") == "811.69"
    with visit.page.expect_response(lambda answer: answer.request.method == "POST"):
        keys.press("Tab")
    visit.go(PAYMENTS)
    assert _rows(visit.page) == before + 1
    assert "811.69" in visit.page.inner_text("main .rows > li:last-child")


def _whole_form_last(route: Route) -> None:
    """Lets the answers to single fields pass the one to the form that was sent whole."""
    if route.request.is_navigation_request():
        route.request.frame.page.wait_for_timeout(800)
    route.continue_()


def _second(visit: Visit, address: str) -> Page:
    page = visit.context.new_page()
    page.goto(visit.server.origin + address)
    return page


def _save(page: Page) -> None:
    with page.expect_navigation():
        page.click("main button.main")


def _rows(page: Page) -> int:
    return page.locator("main .rows > li").count()


def test_what_was_typed_while_the_case_was_locked_is_sent_once_it_is_open_again(
    visit: Visit,
) -> None:
    """Another window locks; the form answers that nothing is kept yet, and can be sent after that."""
    with visit.page.expect_navigation():
        visit.page.click('form[action="/lock"] button')
    others = people(visit.page)
    visit.go("/people/new")
    for name in ("passphrase", "again"):
        visit.page.fill(f"#{name}", PASSPHRASE)
    visit.page.click("main button.main")
    visit.page.wait_for_url(visit.server.origin + "/")
    visit.go("/tell/person")
    first, second = visit.page, _second(visit, "/settings")
    first.fill("#f-city", "厦门")
    second.click('form[action="/lock"] button')
    second.wait_for_url(visit.server.origin + "/")
    first.click("main button.main")
    first.wait_for_selector('textarea[name="f-city"]', state="attached")
    (own,) = people(second) - others
    second.click(f'a[href="{own}"]')
    second.fill("#passphrase", PASSPHRASE)
    second.click("main button.main")
    second.wait_for_url(visit.server.origin + "/")
    first.click("main button:not(.main)")
    first.wait_for_url("**?note=kept")
    visit.go("/tell/person")
    assert first.input_value("#f-city") == "厦门"
