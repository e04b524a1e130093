"""Money as an integer number of fen, rates as Decimal, and the two roundings a contract can name.

Inside, an amount is an ``int`` of fen and a rate is a ``Decimal`` fraction: two types that do not mix by
accident. Outside (files, JSON, the command line) an amount is a decimal text in yuan with two places.
"""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Literal, TypeAlias

Fen: TypeAlias = int
Rate: TypeAlias = Decimal

MAX_FEN: Fen = 10**14
"""A trillion yuan. Nothing larger is meant by a person in debt; it is a slip of the keyboard."""


class Rounding(StrEnum):
    """How an amount of money is rounded to the fen."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"


MoneyFault = Literal["not-a-number", "not-finite", "too-many-decimals", "too-large", "negative"]


class MoneyError(ValueError):
    """A text or number that is not an amount of money; ``fault`` says in which way."""

    def __init__(self, fault: MoneyFault, value: object) -> None:
        super().__init__(fault, value)
        self.fault: MoneyFault = fault
        self.value = value


def parse_yuan(value: object, *, allow_negative: bool = False) -> Fen:
    """Read an amount in yuan, as a number or as text such as ``"1,799.65"`` or ``"¥20000"``.

    Raises:
        MoneyError: not a number, not finite, more than two decimals, negative, or above ``MAX_FEN``.
    """
    amount = _decimal(value)
    if not amount.is_finite():
        raise MoneyError("not-finite", value)
    # Compared, not computed with, until it is known to be small: 1e999999 × 100 is no Decimal.
    if not -MAX_FEN // 100 <= amount <= MAX_FEN // 100:
        raise MoneyError("too-large", value)
    cents = amount.quantize(Decimal("0.01"))
    if cents != amount:
        raise MoneyError("too-many-decimals", value)
    if amount < 0 and not allow_negative:
        raise MoneyError("negative", value)
    return int(cents * 100)


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise MoneyError("not-a-number", value)
    if isinstance(value, int):
        return Decimal(value)  # Python refuses to print integers of more than 4300 digits
    text = str(value).strip().removeprefix("¥").removeprefix("￥").removesuffix("元")
    try:
        return Decimal(text.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        raise MoneyError("not-a-number", value) from None


def yuan(fen: Fen) -> str:
    """An amount as JSON and files write it: yuan with two places, e.g. ``"-12.05"``."""
    return f"-{yuan(-fen)}" if fen < 0 else f"{fen // 100}.{fen % 100:02d}"


def fen(amount: str) -> Fen:
    """An amount of the JSON in fen: what :func:`yuan` wrote."""
    return parse_yuan(amount, allow_negative=True)


def divide(numerator: int, denominator: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """``numerator / denominator`` rounded to an integer; exact, without floats. Half-up means away from zero.

    Raises:
        ZeroDivisionError: if the denominator is zero.
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    if numerator < 0:
        return -divide(-numerator, denominator, rounding)
    quotient, remainder = divmod(numerator, denominator)
    twice = 2 * remainder
    if twice > denominator or (twice == denominator and _tie_goes_up(quotient, rounding)):
        return quotient + 1
    return quotient


def _tie_goes_up(quotient: int, rounding: Rounding) -> bool:
    return rounding is Rounding.HALF_UP or quotient % 2 == 1


def share(amount: Fen, part: Decimal) -> Fen:
    """``amount × part`` rounded half-up to the fen, e.g. a fee rate on the principal."""
    numerator, denominator = part.as_integer_ratio()
    return divide(amount * numerator, denominator)


def split_in_proportion(amount: Fen, weights: list[int]) -> list[Fen]:
    """Split an amount in proportion to weights so that the parts add up to it to the fen.

    Largest remainder method: what rounding down leaves goes to the largest remainders, the earlier first.
    With no positive weight everything goes to the first part (nothing where there are no parts).
    """
    total = sum(weights)
    if total <= 0:
        return [amount if index == 0 else 0 for index in range(len(weights))]
    parts = [amount * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda index: -(amount * weights[index] % total))
    for index in by_remainder[: amount - sum(parts)]:
        parts[index] += 1
    return parts
