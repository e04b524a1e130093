"""Repayments that were made, found in the bills and matched with the debts of a case. In doubt none is matched."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.statements.budget.told import Told
from ashore.statements.creditors import Named, bare, is_nobody, named, pays_back
from ashore.statements.formats import load

Why: TypeAlias = Literal["only-one", "amount", "no-debt", "unclear", "before"]
"""Why a repayment was matched or not: only one debt is meant; its amount and day fit one alone; no debt of the case is;
several may be; it was paid before the debt began."""

_NEAR = 7
"""Days from a due date within which a payment is taken for that instalment."""
_GENERIC = ("other", "credit_card_generic")


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt as far as bills can tell it: its product, its lender's name, the account, and what is due when, in fen."""

    id: str
    product: str
    creditor: str
    account: str
    start: dt.date
    dues: tuple[tuple[dt.date, Fen], ...]
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A repayment and the debt it went to; ``debt`` is "" where none was found."""

    row: Told
    debt: str
    why: Why


def match(rows: Iterable[Told], debts: Sequence[Owed]) -> tuple[Match, ...]:
    """Every repayment with its debt, in the order of the rows; money to a person where it pays one of the debts."""
    made = (
        _match(one, debts) for one in rows if one.amount and one.kind in ("repayment", "person")
    )
    return tuple(one for one in made if one.row.kind == "repayment" or one.debt)


def unknown_lenders(matches: Iterable[Match]) -> tuple[str, ...]:
    """Lenders that repayments went to and that are in no debt, as the bills name them."""
    rows = (one.row for one in matches if one.why == "no-debt" and one.row.kind == "repayment")
    return tuple(sorted({one.about.by or one.transaction.counterparty for one in rows} - {""}))


def _match(row: Told, debts: Sequence[Owed]) -> Match:
    meant = _by_tail(row, [one for one in debts if _is_meant(row, one)])
    if not meant:
        return Match(row, "", "no-debt")
    begun = [one for one in meant if one.start <= row.transaction.date]
    if not begun:
        return Match(row, "", "before")
    fitting = _fitting(row, meant)
    if len(begun) == 1 and _is_sure(row, begun[0], fitting):
        return Match(row, begun[0].id, "only-one")
    fitting = [one for one in fitting if one in begun]
    return Match(row, fitting[0].id, "amount") if len(fitting) == 1 else Match(row, "", "unclear")


def _is_sure(row: Told, debt: Owed, fitting: Sequence[Owed]) -> bool:
    """Whether the only debt that a row may pay is paid by it: no other fits, nor one outside the case."""
    return debt in fitting or not (fitting or len(_named(row).products) > 1)


def _is_meant(row: Told, debt: Owed) -> bool:
    """Whether a row may pay a debt by whom it names."""
    one = row.transaction
    if row.kind == "person":
        is_creditor = bool(one.counterparty) and one.counterparty == debt.creditor
        return is_creditor and one.direction != "in" and pays_back(one.description)
    said = _named(row)
    other_sort = bool(said.sort) and (said.sort == "card") != debt.is_card
    if debt.product not in _GENERIC:
        return debt.product in said.products and not (other_sort and len(said.products) > 1)
    return not said.products and not other_sort and _is_lender(row, said, debt)


def _is_lender(row: Told, said: Named, debt: Owed) -> bool:
    of_debt = named(debt.creditor)
    if said.brand and of_debt.brand and said.brand != of_debt.brand:
        return False
    if of_debt.lender:
        return said.lender == of_debt.lender
    return len(bare(debt.creditor)) > 1 and bare(debt.creditor) in _text(row)


def _named(row: Told) -> Named:
    """Whom a row names; a bank's own statement that names nobody but a person or its cards means the bank itself."""
    one = row.transaction
    said = named(_text(row))
    if said.lender or said.products or not is_nobody(one.counterparty):
        return said
    return replace(said, lender=named(load(one.source).account).lender)


def _by_tail(row: Told, debts: list[Owed]) -> list[Owed]:
    """Of several accounts the one whose end the text names; none where it names another."""
    tail = named(_text(row)).tail
    if not tail:
        return debts
    ends = {one.id: "".join(filter(str.isdigit, one.account))[-4:] for one in debts}
    same = [one for one in debts if ends[one.id] == tail]
    return same or [one for one in debts if not ends[one.id]]


def _fitting(row: Told, debts: Sequence[Owed]) -> list[Owed]:
    """The debts of which an instalment near the day has just this amount; otherwise those that have it at all."""
    near = [one for one in debts if any(_is_due(row, due, amount) for due, amount in one.dues)]
    return near or [one for one in debts if any(amount == row.amount for _, amount in one.dues)]


def _is_due(row: Told, due: dt.date, amount: Fen) -> bool:
    return amount == row.amount and abs((row.transaction.date - due).days) <= _NEAR


def _text(row: Told) -> str:
    one = row.transaction
    return f"{one.counterparty} {one.description} {one.platform_category}"
