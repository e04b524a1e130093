"""Bytes into text: which encoding a statement is in, told by what it holds."""

import codecs
import io
from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = ("utf-8", "gb18030")
_CHUNK = 1 << 20
_BEGIN = 4096
UNREADABLE = "\ufffd"
"""Stands where bytes are no text; a row with it is rejected."""


def encodings(content: bytes) -> tuple[str, ...]:
    """The encodings a text may be in, the likeliest first: what reads without a fault comes before what does not."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return (name,)
    begin = content[:_BEGIN]
    if begin.count(0) * 10 > len(begin):  # every other byte of what is not Chinese
        return ("utf-16-le", "utf-16-be")
    return tuple(sorted(_TRIED, key=lambda name: not _is_sound(content, name)))


def _is_sound(content: bytes, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for start in range(0, len(content), _CHUNK):
            decoder.decode(content[start : start + _CHUNK], final=start + _CHUNK >= len(content))
    except UnicodeDecodeError:
        return False
    return True


def text_lines(content: bytes, encoding: str) -> Iterator[str]:
    """The lines of a text with their ends."""
    return io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline=None)
