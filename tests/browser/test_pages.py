"""Every page, one by one: axe (WCAG 2.2 AA), widths, the console, and where it asks for things."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import URLPattern, resolve
from playwright.sync_api import Browser

from ashore.web.server import Server
from ashore.web.urls import urlpatterns
from tests.browser.addresses import CASE, DOOR, NO_PAGE, ON_THE_WAY
from tests.browser.browsing import Visit, enter
from tests.browser.looking import faults_of


@pytest.fixture(scope="module")
def case_window(browser: Browser, running: Server) -> Iterator[Visit]:
    visit = enter(browser, running)
    yield visit
    visit.context.close()


@pytest.fixture
def with_case(case_window: Visit, server: Server) -> Visit:
    """A window with the shipped case and bills open; it stays open from page to page."""
    assert case_window.server is server
    if case_window.page.locator("form[action='/lock']").count() == 0:
        case_window.open_example_with_bills()
    return case_window


@pytest.mark.parametrize("address", CASE)
def test_a_page_of_an_open_case(with_case: Visit, address: str) -> None:
    with_case.faults.clear()
    with_case.go(address)
    if address == "/nowhere":  # the console is right to call it one
        with_case.faults.clear()
    assert with_case.at == address
    assert faults_of(with_case) == []


@pytest.mark.parametrize("address", DOOR)
def test_a_page_of_the_door(come_in: Callable[..., Visit], address: str) -> None:
    visit = come_in()
    visit.go(address)
    assert visit.at == address
    assert faults_of(visit) == []


def test_the_page_for_whoever_was_not_let_in(come_in: Callable[..., Visit]) -> None:
    visit = come_in()
    visit.context.clear_cookies()
    visit.go("/")
    visit.faults.clear()  # 403, and rightly
    assert faults_of(visit) == []


def test_the_menu_opened(with_case: Visit) -> None:
    with_case.go("/")
    with_case.page.click("details.menu > summary")
    assert faults_of(with_case) == []


@pytest.mark.usefixtures("running")
def test_no_page_is_left_out() -> None:
    """Every route draws no page, is met on the way through, or is in the lists above."""
    routes = {str(one.pattern) for one in urlpatterns if isinstance(one, URLPattern)}
    listed = {resolve(one.partition("?")[0]).route for one in {*CASE, *DOOR} - {"/nowhere"}}
    assert listed | NO_PAGE | ON_THE_WAY == routes
    assert not listed & NO_PAGE
