"""From income to what is left for lenders: the same rows on the overview and on the statement."""

from ashore.documents.voice import Voice, number
from ashore.money import fen
from ashore.negotiation.naming import Json

DEDUCTED = ("priority", "essential", "flexible", "buffer")

_LABEL = "overview.surplus."


def deductions(budget: Json, voice: Voice) -> list[list[str]]:
    """A row of the table for each: its name with a minus, and the amount."""
    return [[f"− {voice.say(_LABEL + name)}", number(budget[name])] for name in DEDUCTED]


def left_over(budget: Json, voice: Voice) -> list[str]:
    """The last row: what is left for lenders, or how much is missing."""
    expected = budget["surplus"]["expected"]
    if fen(expected) < 0:
        return [voice.say(f"{_LABEL}missing"), number(expected.removeprefix("-"))]
    return [voice.say(f"{_LABEL}surplus"), number(expected)]
