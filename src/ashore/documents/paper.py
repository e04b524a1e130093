"""What every paper has: its title, its language and date, and a foot that says whose it is and of when."""

from collections.abc import Sequence

from ashore.documents.blocks import Block, Document, Layout
from ashore.documents.data import PackData
from ashore.documents.voice import Voice


def paper(
    data: PackData, layout: Layout, title: str, blocks: Sequence[Block], subtitle: str = ""
) -> Document:
    """A paper of the pack."""
    return Document(
        title=title,
        subtitle=subtitle,
        language=data.language,
        as_of=data.as_of,
        layout=layout,
        blocks=blocks,
        footer=_footer(data, title),
    )


def _footer(data: PackData, title: str) -> str:
    """The line at the foot of a page: whose paper it is (where the case says so), what it is, and of when."""
    name = data.person.get("name", "")
    key = "footer-personal" if name else "footer"
    return Voice(data.language).say(key, name=name, title=title, as_of=data.as_of)
