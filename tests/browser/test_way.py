"""The whole way: from an empty machine to a finished pack, locked and opened again; with and without script."""

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest

from ashore.texts import text
from tests.browser.browsing import PASSPHRASE, Visit, people
from tests.browser.looking import faults_of, too_wide

QUICK = {
    "situation": "overdue",
    "cause": "income-loss",
    "debt.product": "jiebei",
    "debt.method": "equal-instalment",
    "debt.principal": "20000",
    "debt.start": "2026-01-15",
    "debt.instalments": "12",
    "debt.paid": "6",
    "debt.rate": "日利率0.04%",
}
"""What is answered in the quick check; everything else is "I don't know"."""


class Walker:
    """One window on its way; every page on which it stops is examined."""

    def __init__(self, visit: Visit, *, script: bool) -> None:
        self.visit, self.page, self._script = visit, visit.page, script
        self._others = people(self.page)

    def look(self) -> None:
        assert (faults_of if self._script else too_wide)(self.visit) == []

    def press(self, selector: str = "main button.main") -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation():
            self.page.click(selector)

    def say(self, address: str, answers: dict[str, str]) -> None:
        """Answer a form of the interview and save it."""
        self.visit.go(address)
        for name, answer in answers.items():
            field = self.page.locator(f'[name="{name}"]')
            kind = field.first.evaluate("one => one.type")
            if kind == "radio":
                self.page.check(f'[name="{name}"][value="{answer}"]')
            elif kind == "select-one":
                field.select_option(answer)
            else:
                field.fill(answer)
            if self._script:  # kept as it is given, before anything is pressed
                self.page.wait_for_function(_IDLE)
        self.press()

    def quick_check(self) -> None:
        self.visit.go("/")
        self.press('a[href="/quick"]')
        while (question := self.visit.at.removeprefix("/quick/")) != "result":
            answer = QUICK.get(question)
            if answer is None:
                self.press('button[name="unknown"]')
                continue
            choice = self.page.locator(f'input[type="radio"][value="{answer}"]')
            if choice.count():
                choice.check()
            else:
                self.page.fill("#answer", answer)
            self.press()

    def unlock(self) -> None:
        """Open the case that this walk made; other tests keep cases on the same server."""
        (own,) = people(self.page) - self._others
        self.press(f'a[href="{own}"]')
        self.look()
        self.page.fill("#passphrase", PASSPHRASE)
        self.press()


_IDLE = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"


@pytest.mark.parametrize(("script", "width"), [(True, 360), (False, 1280)])
def test_from_empty_to_finished_pack(
    come_in: Callable[..., Visit], *, script: bool, width: int
) -> None:
    walker = Walker(come_in(width=width, java_script_enabled=script), script=script)
    page, at = walker.page, lambda: walker.visit.at

    walker.quick_check()
    walker.look()
    walker.press('form[action="/quick/keep"] button')
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#again", PASSPHRASE)
    walker.press()
    assert at() == "/"
    assert page.locator(".next a.main").get_attribute("href") == "/tell/income"

    _tell(walker)
    walker.visit.go("/tell")
    assert page.locator(".next a.main").get_attribute("href") == "/"

    walker.press(".next a.main")
    walker.press('main a[href="/owed"]')
    assert page.locator("tbody th a").count() == 2
    walker.press('tbody a[href="/owed/2"]')
    page.locator("details.why > summary").first.click()
    assert page.locator("details.why[open] table").first.is_visible()

    walker.visit.go("/")
    walker.press(".next a.main")
    assert at() == "/plans"
    walker.press('a.main[href="/papers"]')
    _make_papers(walker)

    total = _total(walker)
    walker.press('form[action="/lock"] button')
    walker.look()
    walker.unlock()
    assert _total(walker) == total
    assert page.locator(".next a.main").get_attribute("href") == "/papers"


def _tell(walker: Walker) -> None:
    """A second debt with its payments, the income and the expenses as one sum each, and one part of it."""
    visit, page = walker.visit, walker.page
    debt = {
        "f-product": "weilidai",
        "f-method": "equal-instalment",
        "f-creditor": "深圳前海微众银行",
    }
    walker.say("/tell/debt/add", debt)
    walker.say("/tell/debt/2/contract", {"f-principal": "9000", "f-rate": "年化14.6%"})
    walker.say("/tell/debt/2/dates", {"f-start": "2026-03-10", "f-instalments": "12"})
    for day in ("2026-04-10", "2026-05-10"):
        walker.say("/tell/debt/2/payments/add", {"f-date": day, "f-amount": "811.69"})
    visit.go("/tell/debt/2/payments")
    assert page.locator("main .rows > li").count() == 2
    for section, amount in (("income", "7500"), ("expense", "5200")):
        visit.go(f"/tell/{section}")
        walker.look()
        page.fill("#answer", amount)
        walker.press("form.next button")
    page.locator("details.why > summary").click()
    walker.press("details.why li:first-child a")
    walker.look()
    page.fill("#answer", "2000")
    walker.press()
    assert page.locator("main .rows > li").count() == 2


def _make_papers(walker: Walker) -> None:
    """Have them made, and read what was taken along."""
    page = walker.page
    walker.press()
    assert page.get_by_text(text("web.papers.look", "zh-Hans")).is_visible()
    whole = page.locator('a[href="/papers/pack.zip"]')
    whole.wait_for(timeout=60_000)
    walker.look()
    with page.expect_download() as waiting:
        whole.click()
    archive = zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes()))
    assert archive.testzip() is None
    pdfs = [name for name in archive.namelist() if name.endswith(".pdf")]
    read = {name: _words(archive.read(name)) for name in pdfs}
    assert any("微众银行" in words for words in read.values())
    assert all(len(words) > 100 for words in read.values())


def _words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "".join(one.get_textpage().get_text_range() for one in document)


def _total(walker: Walker) -> str:
    walker.visit.go("/")
    return walker.page.locator("dl.facts dd").inner_text()
