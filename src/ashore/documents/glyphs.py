"""Which characters the shipped font can print, read from the font file itself, and text made printable.

A PDF that promises to be readable (PDF/A, PDF/UA) may not hold a character without a shape. The font covers
GBK and many rare names, but not emoji or every character ever written. What it lacks is shown as 〓, the
printers' old mark for "a character stands here that we have no type for"; it is never silently dropped.
"""

import struct
from bisect import bisect_right
from functools import cache

from ashore.data import resource

FONT = "fonts/NotoSansSC-Regular.ttf"
MISSING = "〓"

_INVISIBLE = {
    *(0x00AD, 0x061C, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xE0000, 0xE01F0),
}
"""Joiners, soft hyphens, changes of direction and variants: they alter other characters and print nothing."""

_SPACES = {0x09, 0x0B, 0x0C, 0x85, 0x2028, 0x2029}


def plain(text: str) -> str:
    """The text without control and invisible characters; line breaks stay, tabs and odd breaks become spaces."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if ord(c) in _SPACES else c for c in unified if c == "\n" or not _is_invisible(ord(c))
    )


def _is_invisible(code: int) -> bool:
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_noncharacter = 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE
    return (is_control and code not in _SPACES) or is_noncharacter or code in _INVISIBLE


def printable(text: str) -> str:
    """Plain text with 〓 for every character the font has no shape for."""
    return "".join(c if c == "\n" or is_covered(c) else MISSING for c in plain(text))


def missing(text: str) -> list[str]:
    """The characters of a text that the font has no shape for, each once, in order."""
    return list(dict.fromkeys(c for c in plain(text) if c != "\n" and not is_covered(c)))


def is_covered(character: str) -> bool:
    """Whether the font has a shape for a character."""
    starts, ends = _coverage()
    index = bisect_right(starts, ord(character)) - 1
    return index >= 0 and ord(character) <= ends[index]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code point of every run in the font's character map (cmap format 12, OpenType 1.9)."""
    data = resource(FONT).read_bytes()
    cmap = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    for record in range(count):
        offset = cmap + struct.unpack_from(">I", data, cmap + 4 + 8 * record + 4)[0]
        if struct.unpack_from(">H", data, offset)[0] == 12:
            groups = struct.unpack_from(">I", data, offset + 12)[0]
            runs = [struct.unpack_from(">II", data, offset + 16 + 12 * g) for g in range(groups)]
            return [first for first, _ in runs], [last for _, last in runs]
    raise ValueError(f"{FONT}: no character map of format 12")


def _table(data: bytes, tag: bytes) -> int:
    tables = struct.unpack_from(">H", data, 4)[0]
    for record in range(tables):
        at = 12 + 16 * record
        if data[at : at + 4] == tag:
            offset: int = struct.unpack_from(">I", data, at + 8)[0]
            return offset
    raise ValueError(f"{FONT}: no table {tag!r}")
