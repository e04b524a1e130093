"""Text on a terminal: how wide it is, and where its lines may break. Chinese characters are two columns wide."""

import re
import unicodedata

_NEVER_FIRST = "，。；：、！？）》」』”’%,.;:!?)"
_NEVER_LAST = "（《「『“‘("
# A run of Latin letters, digits and signs stays together, an amount with its 元; any other character may end a line.
_PIECES = re.compile(r"[\x21-\x7e]+(?:元|天|期|年|月|日)?|\s+|.", re.DOTALL)


def width(line: str) -> int:
    """How many columns a line takes."""
    return sum(_columns(character) for character in line)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(line: str, columns: int) -> str:
    """The line filled with spaces to a number of columns; a longer one stays as it is."""
    return line + " " * max(0, columns - width(line))


def wrap(text: str, columns: int) -> list[str]:
    """A paragraph as lines of at most ``columns`` columns (a single longer word excepted)."""
    lines: list[str] = []
    line = ""
    for piece in _unbreakable(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _unbreakable(text: str) -> list[str]:
    """The text in parts between which a line may end: no comma begins a line, no opening bracket ends one."""
    parts: list[str] = []
    for piece in _PIECES.findall(text):
        glued = parts and (piece[0] in _NEVER_FIRST or parts[-1][-1] in _NEVER_LAST)
        if glued:
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts
