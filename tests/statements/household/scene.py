"""One scene of the household's life: its own chance, and the ways to pay with the rows they leave in each channel."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.statements.household.accounts import Account, Source
from tests.statements.household.events import Act, Channel, Event, Fen, Flow, Kind, Trace
from tests.statements.household.shops import Shop

VIA: dict[str, str] = {"alipay": "支付宝", "wechat": "财付通", "jd": "网银在线"}
"""How banks name a platform."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the period, from 0."""

    index: int
    first: dt.date

    def day(self, number: int) -> dt.date:
        """A day of the month, from 1; the last one where it has fewer."""
        return min(
            self.first + dt.timedelta(days=number - 1), _following(self.first) - dt.timedelta(1)
        )


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months from a first day."""

    first: dt.date
    months: int

    def __iter__(self) -> Iterator[Month]:
        first = self.first
        for index in range(self.months):
            yield Month(index, first)
            first = _following(first)

    @property
    def last(self) -> dt.date:
        *_, month = self
        return _following(month.first) - dt.timedelta(days=1)

    def weeks(self) -> Iterator[dt.date]:
        """The first days of the whole weeks in it."""
        for start in range(0, (self.last - self.first).days - 5, 7):
            yield self.first + dt.timedelta(days=start)


def _following(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=32)).replace(day=1)


class Scene:
    """Tells the events of one kind. What happens in it depends on the seed, its name and ``before`` alone."""

    def __init__(self, seed: int, name: str, period: Period, before: Sequence[Event]) -> None:
        self.rng = Random(f"{seed}/{name}")
        self.name, self.period, self.before = name, period, before
        self.events: list[Event] = []

    def moment(self, day: dt.date, since: int = 8, until: int = 21) -> dt.datetime:
        """Some moment of a day between two hours."""
        seconds = self.rng.randrange(since * 3600, until * 3600)
        return dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds)

    def price(self, low: int, high: int, step: Fen = 10) -> Fen:
        """An amount in fen between two in yuan."""
        return self.rng.randrange(low * 100, high * 100, step)

    def tell(
        self,
        kind: Kind,
        traces: Sequence[Trace],
        *,
        category: str = "",
        lender: str = "",
        of: str = "",
        fee: Fen = 0,
    ) -> Event:
        """Something happened as the first of the traces says."""
        first = traces[0]
        event = Event(
            f"{self.name}-{len(self.events)}",
            first.moment,
            first.amount - first.fee,
            first.flow,
            kind,
            first.who,
            first.what,
            category,
            lender,
            of,
            fee,
            tuple(traces),
        )
        self.events.append(event)
        return event

    def trace(
        self, channel: Channel, moment: dt.datetime, amount: Fen, flow: Flow, act: Act,
        *, who: str, what: str, label: str = "", method: str = "", via: str = "", fee: Fen = 0,
    ) -> Trace:  # fmt: skip
        """A row with numbers of its own where the channel gives some."""
        order, merchant = self._numbers(channel, moment)
        return Trace(
            channel, moment, amount, flow, act, who, what, label, method, via, moment.date(),
            fee=fee, order=order, merchant=merchant,
        )  # fmt: skip

    def at_bank(self, account: Account, told: Trace, act: Act, via: str = "") -> Trace:
        """The bank's line of a platform's row; a credit card books it a day or two later, and may date it so too."""
        moment = told.moment
        if account.credit and self.rng.random() < 0.1:
            moment = min(
                moment + dt.timedelta(days=1), dt.datetime.combine(self.period.last, dt.time(23))
            )
        line = self.trace(
            account.channel,
            moment,
            told.amount - told.fee,
            told.flow,
            act,
            who=told.who,
            what=told.what,
            via=via,
        )
        return self.booked(line) if account.credit else line

    def booked(self, line: Trace) -> Trace:
        """A card's line, booked a day or two later."""
        return replace(line, booked=line.moment.date() + dt.timedelta(days=self.rng.randint(1, 2)))

    def buy(
        self, moment: dt.datetime, shop: Shop, platform: Channel | None, source: Source,
        *, amount: Fen = 0, returned: Fen = 0, step: Fen = 10, through: Channel | None = None,
    ) -> Event:  # fmt: skip
        """A purchase. ``through`` is a second platform that paid the first; ``returned`` what is given back later."""
        amount = amount or self.price(shop.low, shop.high, step)
        traces: list[Trace] = []
        for one in [each for each in (platform, through) if each]:
            label = shop.wechat if one == "wechat" else shop.label
            method = _method(one, source, through)
            who = "京东商城平台商户" if one == through else shop.name
            row = self.trace(
                one,
                moment,
                amount,
                "out",
                "buy",
                who=who,
                what=shop.what,
                label=label,
                method=method,
            )
            traces.append(replace(row, refunded=returned))
        if isinstance(source, Account):
            traces.append(
                self._paid(source, shop, moment, amount, rows=traces, via=through or platform)
            )
        return self.tell("expense", traces, category=shop.category)

    def _paid(
        self, source: Account, shop: Shop, moment: dt.datetime, amount: Fen,
        *, rows: Sequence[Trace], via: Channel | None,
    ) -> Trace:  # fmt: skip
        if rows:
            return self.at_bank(source, rows[-1], "buy", VIA[via or ""])
        line = self.trace(
            source.channel, moment, amount, "out", "buy", who=shop.name, what=shop.what
        )
        return self.booked(line) if source.credit else line

    def give_back(self, bought: Event, days: int, amount: Fen) -> Event:
        """A refund of something bought, the way it was paid."""
        moment = bought.moment + dt.timedelta(days=days, minutes=self.rng.randint(1, 50))
        traces = [self._back(one, moment, amount) for one in bought.traces]
        return self.tell("refund", traces, category=bought.category, of=bought.id)

    def _back(self, one: Trace, moment: dt.datetime, amount: Fen) -> Trace:
        if one.channel in VIA:
            suffix = "" if one.channel == "jd" else f"_{self.rng.randrange(10**16, 10**17)}"
            order = "503" + self._digits(25) if one.channel == "wechat" else one.order + suffix
            merchant = "" if one.channel == "wechat" else one.merchant
            back = replace(one, order=order, merchant=merchant)
        else:
            moment += dt.timedelta(days=self.rng.randint(0, 2))
            back = replace(one, booked=moment.date())
        label = "退款" if one.channel == "alipay" and self.rng.random() < 0.5 else one.label
        refunded = amount if one.channel == "wechat" and amount == one.amount else 0
        return replace(
            back,
            act="refund",
            flow="in",
            amount=amount,
            moment=moment,
            refunded=refunded,
            label=label,
        )

    def _digits(self, count: int) -> str:
        return str(self.rng.randrange(10 ** (count - 1), 10**count))

    def _numbers(self, channel: Channel, moment: dt.datetime) -> tuple[str, str]:
        if channel == "alipay":
            return f"{moment:%Y%m%d}22001{self._digits(15)}", f"T200P{self._digits(19)}"
        if channel == "wechat":
            return f"4200{self._digits(6)}{moment:%Y%m%d}{self._digits(10)}", self._digits(22)
        if channel == "jd":
            return self._digits(12), self._digits(16)
        return self._digits(9), ""


def _method(platform: Channel, source: Source, through: Channel | None) -> str:
    if isinstance(source, str):
        return source
    if platform == "jd" and through:
        return f"微信-{source.bank}{source.sort}"
    return source.full_name if platform == "alipay" else source.name
