"""What a page says and links to, read from its HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

Attributes = dict[str, str]


@dataclass
class Page(HTMLParser):
    """A page as read: its text in order, and every tag with its attributes."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.tags if name == tag]

    def links(self, under: str) -> list[str]:
        return [one["href"] for one in self.all("a") if one["href"].startswith(under)]


def read(response: HttpResponse) -> Page:
    page = Page()
    page.feed(response.content.decode())
    return page
