"""Bills through the page: handed over, looked through, into the budget, and their payments into what is owed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import UNKNOWN, Visit, bills
from tests.browser.looking import faults_of, too_wide
from tests.web.bills.handing import zipped

PASSWORD = "837465"  # noqa: S105  # of an archive made here
_DROP = """([names, contents]) => {
    const files = new DataTransfer();
    names.forEach((name, at) => files.items.add(new File([new Uint8Array(contents[at])], name)));
    const event = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
    document.getElementById("bills-drop").dispatchEvent(event);
}"""


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


@pytest.mark.parametrize(("script", "width"), [(True, 360), (False, 1280)])
def test_from_files_to_what_is_owed(
    come_in: Callable[..., Visit], *, script: bool, width: int
) -> None:
    visit = come_in(width=width, java_script_enabled=script)
    page = visit.page
    look = faults_of if script else too_wide
    visit.open_example("seven")
    visit.go("/bills")
    assert look(visit) == []
    visit.hand_over(bills())
    assert page.locator(".bill").count() == len(bills())
    assert page.locator(".bill details").count() == len(bills()), "each has rows that are rejected"

    visit.go("/bills/review")
    groups = page.locator(".taps")
    asked = groups.count()
    press(page, ".taps button")
    assert groups.count() == asked - 1
    press(page, 'form[action="/bills/undo"] button')
    assert groups.count() == asked

    visit.go("/tell/expense")
    typed = page.locator("main .rows > li").count()
    visit.go("/bills/budget")
    press(page, "button.main")
    assert page.locator("main [role=status]").is_visible()
    assert look(visit) == []
    visit.go("/tell/expense")
    assert page.locator("main .rows > li").count() > typed

    owed = _total(visit)
    visit.go("/bills/payments")
    ticked = page.locator('[name="payment"]:checked').count()
    assert ticked > 3
    press(page, "main button.main")
    assert page.locator('[name="payment"]').count() == 0
    assert look(visit) == []
    press(page, 'main [role=status] a[href="/owed"]')
    assert _total(visit) < owed


def _total(visit: Visit) -> float:
    """What is owed in all, as the page says it."""
    visit.go("/owed")
    words = visit.page.locator(".sum").first.inner_text()
    return float("".join(one for one in words if one.isdigit() or one == "."))


@pytest.mark.parametrize("script", [True, False])
def test_what_waits_for_an_answer(come_in: Callable[..., Visit], *, script: bool) -> None:
    visit = come_in(java_script_enabled=script)
    page = visit.page
    visit.open_example("negative")
    visit.go("/bills")
    packed = {"name": "a.zip", "mimeType": "application/zip", "buffer": zipped(bills(), PASSWORD)}
    page.set_input_files("#file", [packed])  # type: ignore[list-item]
    page.click("#bills-form button")
    page.locator("#password-1").fill("1")
    page.locator("#password-1").press("Enter")
    page.locator("#password-2-wrong").wait_for()
    assert (faults_of if script else too_wide)(visit) == []
    page.fill("#password-2", PASSWORD)
    page.locator("#password-2").press("Enter")
    page.locator(".bill").first.wait_for()
    visit.hand_over({"table.csv": UNKNOWN})
    press(page, 'main a[href="/bills/columns/3"]')
    for column, field in ((1, "moment"), (2, "description"), (3, "out")):
        page.select_option(f"#column-{column}", field)
    press(page, "main button.main")
    page.locator(".bill", has_text="table.csv").wait_for()


def test_files_are_dropped(come_in: Callable[..., Visit]) -> None:
    visit = come_in(width=1280)
    visit.open_example("negative")
    visit.go("/bills")
    dropped = [list(bills()), [list(content) for content in bills().values()]]
    visit.page.evaluate(_DROP, dropped)
    visit.page.locator(".bill").first.wait_for()
    assert visit.page.locator(".bill").count() == len(bills())


def test_files_too_large_together_are_not_sent(come_in: Callable[..., Visit]) -> None:
    visit = come_in()
    visit.open_example("negative")
    visit.go("/bills")
    visit.page.evaluate("document.getElementById('bills-form').dataset.largest = '10'")
    visit.page.set_input_files(
        "#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": UNKNOWN}
    )
    visit.page.click("#bills-form button")
    assert visit.page.locator("#bills-wrong").is_visible()
    assert visit.at == "/bills"
