"""A household's months as true events, by a seed."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tests.statements.household import borrowing, earning, living, moving, returning
from tests.statements.household.events import Channel, Event, Trace
from tests.statements.household.scene import Period, Scene

SCENES: dict[str, Callable[[Scene], None]] = {
    one.__name__: one
    for one in (
        earning.salary, earning.gig, earning.yields, earning.interest, earning.interest_tax, earning.message_fee,
        living.rent, living.property_fee, living.utilities, living.groceries, living.dining, living.transport,
        living.phone, living.subscriptions, living.personal, living.clothes, living.insurance, living.medical,
        living.odd_month, living.online,
        returning.refunds_whole, returning.refunds_part, returning.refunds_of_before, returning.returned_transfer,
        returning.never_paid, returning.deposits, returning.paid_later,
        moving.between_banks, moving.withdraw_wechat, moving.top_up_wechat, moving.small_change, moving.yuebao,
        moving.withdraw_alipay, moving.cash, moving.people, moving.red_packets,
        # What is paid back follows from what was spent, therefore last; the fees before the bill that asks for them.
        borrowing.card_fees, borrowing.huabei, borrowing.baitiao, borrowing.card_at_own_bank, borrowing.card_by_wechat,
        borrowing.card_by_alipay, borrowing.jiebei, borrowing.weilidai,
    )
}  # fmt: skip
"""All that can happen, by name; the later scenes may look at the earlier ones' events."""


@dataclass(frozen=True, slots=True)
class Household:
    """A household's period: its events by moment, and whose it is by its seed."""

    seed: int
    period: Period
    events: tuple[Event, ...]

    def traces(self, channel: Channel) -> list[tuple[Event, Trace]]:
        """The rows of a channel with their events, by moment."""
        rows = [(one, row) for one in self.events for row in one.traces if row.channel == channel]
        return sorted(rows, key=lambda each: (each[1].moment, each[0].id))


def household(
    seed: int = 1,
    *,
    first: dt.date = dt.date(2026, 1, 1),
    months: int = 6,
    without: Collection[str] = (),
) -> Household:
    """The household of a seed.

    ``without`` names scenes that are left out; the others stay as they are, but bills follow what was spent.
    """
    unknown = set(without) - set(SCENES)
    if unknown or first.day != 1 or months < 1:
        raise ValueError(f"no such household: {unknown or (first, months)}")
    period = Period(first, months)
    events: list[Event] = []
    for name, play in SCENES.items():
        if name not in without:
            scene = Scene(seed, name, period, tuple(events))
            play(scene)
            events.extend(scene.events)
    return Household(seed, period, tuple(sorted(events, key=lambda one: (one.moment, one.id))))
