"""How amounts, widths and running balances are written."""

import datetime as dt
import unicodedata
from collections.abc import Sequence

from tests.statements.household.accounts import BANKS
from tests.statements.household.events import Channel, Event, Fen, Trace
from tests.statements.household.render.sheet import Look
from tests.statements.household.story import Household

_SPARE = 50_000
"""Fen that are left on an account at its lowest."""


def yuan(amount: Fen) -> str:
    """``1234.50``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def grouped(amount: Fen) -> str:
    """``1,234.50``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100:,}.{abs(amount) % 100:02}"


def width(text: str) -> int:
    """How wide a text is where Chinese characters take two places."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def padded(text: str, places: int) -> str:
    """A text filled with blanks at the right."""
    return text + " " * (places - width(text))


def signed(trace: Trace) -> Fen:
    return trace.amount if trace.flow == "in" else -trace.amount


def told(house: Household, channel: Channel, look: Look) -> list[tuple[Event, Trace]]:
    """The rows of a channel within the days exported, the oldest first."""
    since, until = days(house, look)
    return [(one, row) for one, row in house.traces(channel) if since <= row.moment.date() <= until]


def days(house: Household, look: Look) -> tuple[dt.date, dt.date]:
    """The first and last day a file tells of."""
    return look.days or (house.period.first, house.period.last)


def balances(house: Household, channel: Channel) -> dict[tuple[str, Trace], Fen]:
    """The account's balance after each row of the whole period; it began with enough never to be overdrawn."""
    rows = house.traces(channel)
    sums = list(_running([signed(row) for _, row in rows]))
    opening = _SPARE - min([0, *sums])
    return {(one.id, row): opening + now for (one, row), now in zip(rows, sums, strict=True)}


def _running(amounts: Sequence[Fen]) -> Sequence[Fen]:
    sums, now = [], 0
    for amount in amounts:
        now += amount
        sums.append(now)
    return sums


_PLATFORMS: dict[Channel, str] = {
    "alipay": "支付宝交易明细",
    "wechat": "微信支付账单",
    "jd": "京东交易流水",
}


def file_name(house: Household, channel: Channel, look: Look, kind: str) -> str:
    since, until = days(house, look)
    bank = BANKS.get(channel)
    called = f"{bank.bank}{bank.sort}明细" if bank else _PLATFORMS[channel]
    return f"{called}({since:%Y%m%d}-{until:%Y%m%d}).{kind}"
