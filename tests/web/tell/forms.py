"""A form of a page as a browser without script would post it."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Reader(HTMLParser):
    """Collects what a browser would send for each form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append((told.get("action", ""), {}))
        if not self.forms:
            return
        answers = self.forms[-1][1]
        if tag == "input" and "name" in told:
            is_radio = told.get("type") == "radio"
            if not is_radio or "checked" in told:
                answers[told["name"]] = told.get("value", "")
        elif tag == "textarea":
            self._area = told["name"]
            answers[self._area] = ""
        elif tag == "select":
            self._select = told["name"]
        elif tag == "option" and self._select and "selected" in told:
            answers[self._select] = told.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][1][self._area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self._area = None if tag == "textarea" else self._area
        self._select = None if tag == "select" else self._select


def forms(page: Any) -> dict[str, dict[str, str]]:
    """What each form of a page would post, by its address."""
    reader = _Reader()
    reader.feed(page.content.decode())
    return dict(reader.forms)


def form(page: Any, address: str) -> dict[str, str]:
    """What the form that goes to an address would post, without its token."""
    found = forms(page)[address]
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


def fill(client: Client, address: str, **answers: str) -> Any:
    """Open a form, write into it, and post it; the answer is the page it leads to."""
    typed = form(client.get(address), address)
    return client.post(address, {**typed, **{f"f-{name}": raw for name, raw in answers.items()}})
