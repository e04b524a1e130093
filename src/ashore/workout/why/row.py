"""One row of an explanation: a sentence, the amount it adds, and what the amount was worked out from."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from ashore.loans.wire import iso
from ashore.money import Fen, yuan
from ashore.texts import Language, Message, render

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """``said`` names the row; ``amount`` is signed fen, and the rows of a figure add up to it.

    An accrual has the ``base`` in fen that bore ``daily_rate`` from ``since`` (exclusive) to ``until``.
    """

    said: Message
    amount: Fen
    since: dt.date | None = None
    until: dt.date | None = None
    base: Fen | None = None
    daily_rate: Fraction | None = None

    def as_json(self, language: Language) -> Json:
        """The row for programs and people; what an accrual is made of only where it is one."""
        told: Json = {"text": render(self.said, language), "amount": yuan(self.amount)}
        if self.since is not None and self.until is not None:
            told |= {
                "since": iso(self.since),
                "until": iso(self.until),
                "days": (self.until - self.since).days,
            }
        if self.base is not None and self.daily_rate is not None:
            told |= {"base": yuan(self.base), "daily_rate": str(self.daily_rate)}
        return told


def rows_json(rows: list[Row], language: Language) -> list[Json]:
    """Several rows."""
    return [row.as_json(language) for row in rows]
