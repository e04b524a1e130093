"""The drawings of a plan: how sure each level of payment is, and what every month brings and takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TypeVar

from ashore.documents import svg
from ashore.money import Fen

_Same = TypeVar("_Same")

HEIGHT = 110.0
"""How high both are between their axes' ends."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One level of payment: its amount in fen and as printed, and how sure it is with the ends of its interval
    (shares from 0 to 1). ``leads`` marks the recommended one.
    """

    amount: Fen
    printed: str
    low: float
    sure: float
    high: float
    leads: bool = False


@dataclass(frozen=True, slots=True)
class MonthPaid:
    """One month: its money, and what each lender of the legend is paid, in fen; and what is written under it."""

    money: Fen
    parts: tuple[Fen, ...]
    label: str = ""


def frontier(
    title: str, desc: str, marks: Sequence[Mark], axes: tuple[str, str], leading: str
) -> str:
    """Payment a month across, from the least to the most, and how sure it is upwards, from nothing to all.

    ``axes`` names what is upwards and what is across; ``leading`` is written at the recommended level, which is a
    filled square; the others are open circles.
    """
    top, left, right = 24.0, 34.0, 16.0
    base = top + HEIGHT
    amounts = [mark.amount for mark in marks]
    least, span = min(amounts), max(max(amounts) - min(amounts), 1)

    def across(mark: Mark) -> float:
        return left + 14 + (mark.amount - least) / span * (svg.NARROW - left - right - 28)

    def up(share: float) -> float:
        return base - share * HEIGHT

    ordered = sorted(marks, key=lambda mark: mark.amount)
    drawn = [_share_line(share, up(share), left, svg.NARROW - right) for share in (0, 0.5, 1)]
    spots = "L".join(f"{svg.number(across(one))} {svg.number(up(one.sure))}" for one in ordered)
    drawn.append(f'<path d="M{spots}" fill="none" stroke="{svg.ACCENT}" stroke-width="1"/>')
    for mark in ordered:
        x = across(mark)
        drawn += [
            svg.line(x, up(mark.low), x, up(mark.high), svg.INK),
            _spot(mark, x, up(mark.sure)),
        ]
    for mark, anchor in _labelled(ordered):
        drawn.append(svg.text(across(mark), base + 12, mark.printed, anchor, svg.MUTED))
    for mark in ordered:
        if mark.leads:
            drawn.append(_leading(across(mark), up(mark.low), up(mark.high), base, leading))
    upwards, sideways = axes
    drawn += [
        svg.text(0, 9, upwards, fill=svg.MUTED),
        svg.text(svg.NARROW - right, base + 25, sideways, "end", svg.MUTED),
    ]
    return svg.picture(title, desc, base + 30, drawn, svg.NARROW)


def _share_line(share: float, y: float, left: float, right: float) -> str:
    label = svg.text(left - 6, y + 3, f"{share:.0%}", "end", svg.MUTED)
    return svg.line(left, y, right, y, svg.RULE if share else svg.MUTED) + label


def _spot(mark: Mark, x: float, y: float) -> str:
    if mark.leads:
        return (
            f'<path d="M{svg.number(x - 4)} {svg.number(y - 4)}h8v8h-8z" fill="{svg.SHADES[4]}"/>'
        )
    at = f'cx="{svg.number(x)}" cy="{svg.number(y)}"'
    return f'<circle {at} r="2.6" fill="#ffffff" stroke="{svg.ACCENT}" stroke-width="1.2"/>'


def _labelled(ordered: Sequence[Mark]) -> list[tuple[Mark, str]]:
    """The least and the most, and where their labels stand."""
    if len(ordered) == 1:
        return [(ordered[0], "middle")]
    return [(ordered[0], "start"), (ordered[-1], "end")]


def _leading(x: float, low: float, high: float, base: float, words: str) -> str:
    """The word at the recommended level: above its mark, or below where there is no room above; and a line down."""
    room = svg.width_of(words) / 2
    place = min(max(x, room), svg.NARROW - room)
    is_high = high < 24 + 16
    y = low + 16 if is_high else high - 8
    foot = svg.number(y + 3 if is_high else low + 5)
    look = f'stroke="{svg.SHADES[4]}" stroke-width="0.8" stroke-dasharray="2 3"'
    drop = f'<path d="M{svg.number(x)} {foot}V{svg.number(base)}" {look}/>'
    return drop + svg.text(place, y, words, "middle")


def month_chart(
    title: str, desc: str, legend: Sequence[str], months: Sequence[MonthPaid], money: str
) -> str:
    """What is paid each month, stacked by lender, under a dashed line of the money that there is.

    ``money`` labels the line, which is at nothing in a month without money.
    """
    key, top = svg.legend(list(zip(legend, svg.SHADES, strict=False)), left=0.0)
    left, right = 4.0, svg.WIDTH - 4.0
    base = top + 12 + HEIGHT
    highest = max(max(month.money, sum(month.parts)) for month in months) or 1
    drawing = _Months(left, base, (right - left) / len(months), HEIGHT / highest)
    there = [max(month.money, 0) for month in months]
    drawn = [
        key,
        *drawing.stacked([month.parts for month in months]),
        svg.line(left, base, right, base, svg.MUTED),
        drawing.money(there),
        svg.text(left, base - there[0] * drawing.scale - 5, money),
        *drawing.labels([month.label for month in months]),
    ]
    return svg.picture(title, desc, base + 16, drawn)


@dataclass(frozen=True, slots=True)
class _Months:
    """Where months stand: ``step`` wide each from ``left`` on, ``scale`` high a fen above ``base``."""

    left: float
    base: float
    step: float
    scale: float

    def stacked(self, months: Sequence[tuple[Fen, ...]]) -> Iterator[str]:
        """Each lender's part on that of the one before, in one piece for as long as it is paid anything."""
        tops = [list(accumulate(parts, initial=0)) for parts in months]
        for lender, shade in zip(range(len(months[0])), svg.SHADES, strict=False):
            for first, count, is_paid in _runs([parts[lender] > 0 for parts in months]):
                if is_paid:
                    there = tops[first : first + count]
                    over = self._stairs([top[lender + 1] for top in there], first)
                    under = self._stairs([top[lender] for top in there], first)[::-1]
                    yield (
                        f'<path d="M{"L".join([*over, *under])}Z" fill="{shade}" '
                        'stroke="#ffffff" stroke-width="0.6"/>'
                    )

    def money(self, amounts: Sequence[Fen]) -> str:
        """A dashed line as high as each month's amount."""
        look = f'fill="none" stroke="{svg.INK}" stroke-width="1.4" stroke-dasharray="6 2"'
        return f'<path d="M{"L".join(self._stairs(amounts, 0))}" {look}/>'

    def labels(self, labels: Sequence[str]) -> Iterator[str]:
        """What is written under months: the first from the left edge, the last up to the right one, others if there is
        room between.
        """
        last = len(labels) - 1
        for place, words in enumerate(labels):
            x, anchor = self.left + place * self.step, "middle"
            if place in (0, last):
                x, anchor = (x, "start") if place == 0 else (x + self.step, "end")
            elif not words or not 60 < place * self.step < last * self.step - 60:
                continue
            else:
                yield svg.line(x, self.base, x, self.base + 3, svg.MUTED)
            yield svg.text(x, self.base + 12, words, anchor, svg.MUTED)

    def _stairs(self, amounts: Sequence[Fen], start: int) -> list[str]:
        """The corners of a line as high as each month's amount, the first of them month ``start``."""
        spots = []
        for first, count, amount in _runs(amounts):
            y = svg.number(self.base - amount * self.scale)
            ends = (start + first, start + first + count)
            spots += [f"{svg.number(self.left + end * self.step)} {y}" for end in ends]
        return spots


def _runs(each: Sequence[_Same]) -> Iterator[tuple[int, int, _Same]]:
    """Months alike one after the other: the first of them, how many, and what they are."""
    first = 0
    for same, group in groupby(each):
        count = len(list(group))
        yield first, count, same
        first += count
