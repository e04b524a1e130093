"""The calendar in words: what is short, which dates to ask to be moved, and what that leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ashore.household.model import Household
from ashore.money import Fen
from ashore.planning.days.cashbook import ONE_DAY, Cashbook
from ashore.planning.days.moves import Advice, Move
from ashore.planning.days.shortfalls import Shortfall
from ashore.planning.days.unavoidable import Unavoidable
from ashore.texts import Message, message


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sum: what it is, and how much, negative where it takes away."""

    text: Message
    amount: Fen


def result(advice: Advice) -> Iterator[Message]:
    """What comes of it all: enough every day, enough after the moves, or nothing that moves could change."""
    if not advice.before:
        yield message("days.none")
    elif not advice.unavoidable:
        yield message("days.removed")
    elif not advice.moves:
        yield message("days.no-move")
    if advice.moves:
        yield message("days.move-interest-left-out")


def shortfall(one: Shortfall, book: Cashbook) -> Message:
    """A shortfall in a sentence."""
    return message("days.shortfall", when=_when(one, book), missing=one.missing)


def hits(one: Shortfall, names: Mapping[str, str]) -> list[Message]:
    """The payments that fall due while money is missing; ``names`` are what debts are called, by id."""
    found = [
        message("days.hit", debt=names[hit.debt_id], day=hit.day, amount=hit.amount)
        for hit in one.hits
    ]
    return found or [message("days.hit-none")]


def move(one: Move, names: Mapping[str, str], *, is_kept: bool) -> Message:
    """A due date to ask to be moved; ``is_kept``: of a contract that goes on, not of an agreement yet to be made."""
    facts = {"old": one.old_day, "new": one.new_day, "first": one.first, "later": one.later}
    return message("days.move" if is_kept else "days.agree", debt=names[one.debt_id], **facts)


def left(one: Unavoidable, book: Cashbook) -> Message:
    """What no move removes."""
    short = one.shortfall
    return message("days.unavoidable", when=_when(short, book), missing=short.missing)


def proof(one: Unavoidable, names: Mapping[str, str]) -> Iterator[Row]:
    """The sum that proves it: its rows come to what is missing on the worst day, below zero."""
    moved = {"comes-in": one.comes_in, "goes-out": -one.goes_out, "even": one.even}
    yield Row(message("days.sum.reserve"), one.reserve)
    for name, amount in moved.items():
        if amount:
            yield Row(message(f"days.sum.{name}", day=one.shortfall.worst), amount)
    for debt_id, amount in one.paid:
        yield Row(message("days.sum.paid", debt=names[debt_id]), -amount)


def asked(household: Household, undated: Sequence[str]) -> list[Message]:
    """The incomes whose day is not known, each with the question."""
    incomes = {one.name for one in household.incomes}
    return [message("days.ask-day", name=name) for name in undated if name in incomes]


def _when(one: Shortfall, book: Cashbook) -> Message:
    last = one.until - ONE_DAY if one.until else book.day(len(book.even) - 1)
    key = "span" if one.until else "span-open"
    return message(f"days.{'span-day' if last == one.first else key}", first=one.first, last=last)
