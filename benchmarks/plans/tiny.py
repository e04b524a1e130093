"""Problems so small that every payment can be tried: two or three debts, a few months, amounts of fen to yuan.

Every feature of a problem comes up, in combinations that no household has.
"""

from fractions import Fraction
from random import Random

from ashore.money import Fen, Rounding
from ashore.planning.choice.problem import Account, Choice, Debt, Fixed, Problem

COUNT = 2000
_LARGEST = {1: 900, 2: 150, 3: 18, 4: 9, 5: 7}
"""The most that is owed on an account, by the months in which it can be paid: so that all ways can be listed."""


def tiny(seed: int) -> Problem:
    """The problem of a seed."""
    chance = Random(seed)  # noqa: S311 - invented
    months, count = chance.randint(2, 5), chance.choice((2, 2, 3))
    debts = tuple(_debt(chance, f"d{number}", months, count) for number in range(count))
    return Problem(
        _money(chance, debts, months),
        debts,
        saving=chance.random() < 0.6,
        most_at_once=chance.randint(1, count) if chance.random() < 0.25 else None,
        fairness=chance.choice(_TOLERANCES) if chance.random() < 0.25 else None,
    )


_TOLERANCES = (Fraction(0), Fraction(1, 10), Fraction(1, 4), Fraction(1, 2))


def _debt(chance: Random, name: str, months: int, among: int) -> Debt:
    choices = tuple(_choice(chance, f"c{k}", months, among) for k in range(chance.randint(1, 3)))
    return Debt(name, chance.randint(1, 60), choices)


def _choice(chance: Random, name: str, months: int, among: int) -> Choice:
    agreed = chance.random() < 0.8
    return Choice(
        name,
        _fixed(chance, months) if chance.random() < 0.4 else _account(chance, months, among),
        current_from=chance.randint(0, months),
        kept=chance.random() < 0.2,
        instalment=chance.randint(1, 20) if agreed else 0,
        at_floor=chance.random() < 0.2,
        at_ceiling=chance.random() < 0.2,
    )


def _fixed(chance: Random, months: int) -> Fixed:
    most = chance.choice((3, 30, 300))
    paid = [chance.choice((0, 1, 1)) * chance.randint(0, most) for _ in range(months)]
    return Fixed(
        tuple(paid[: chance.randint(1, months)]), chance.choice((0, 0, chance.randint(0, most)))
    )


def _account(chance: Random, months: int, among: int) -> Account:
    waits = chance.choice((0, 0, chance.randint(0, months)))
    periods = chance.randint(1, max(1, months - waits) + chance.choice((0, 0, 0, 1)))
    payable = max(1, min(periods, months - waits))  # an agreement may end beyond the last month
    capital = chance.randint(0, _LARGEST[payable] // (1 if among < 3 or payable == 1 else 2))
    level = chance.choice((0, capital // periods, -(-capital // periods)))
    return Account(
        capital,
        waits,
        tuple(chance.randint(0, 3) for _ in range(periods)),
        chance.choice((7, 10, 12, 30)),
        tuple(chance.choice((level, level, chance.randint(0, capital))) for _ in range(periods)),
        chance.choice(tuple(Rounding)),
    )


def _money(chance: Random, debts: tuple[Debt, ...], months: int) -> tuple[Fen, ...]:
    """About what one choice of each debt takes, so that every answer comes up."""
    courses = [chance.choice(debt.choices).course for debt in debts]
    taken = sum(c.capital if isinstance(c, Account) else sum(c.payments) for c in courses)
    level = taken * chance.randint(60, 250) // 100 // months
    money = [level + chance.randint(-level // 4, level // 4) for _ in range(months)]
    if chance.random() < 0.2:
        money[chance.randrange(months)] += chance.randint(-taken // 2, taken)
    return tuple(money)
