"""What cannot be meant although every single key can be read: the checks across keys, each a value of faults."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ashore.case.convert import contract
from ashore.case.faults import Fault, Path, key_of, printable
from ashore.case.schema import (
    AcceptedPlan,
    Agreement,
    Asset,
    CardDebt,
    Claim,
    Debt,
    Element,
    Expense,
    Income,
    LoanDebt,
    Paper,
    Payment,
)
from ashore.household.model import Every
from ashore.loans.schedule import ScheduleError, schedule
from ashore.loans.terms import CONTRACT_ORDER, Method

_LONGEST_LOAN_YEARS = 100
_LONGEST_LOAN_STEPS = {"month": 1200, "week": 5217, "day": 36525}


def check_part(part: Element, as_of: dt.date | None, today: dt.date | None) -> Iterator[Fault]:
    """One element of a case's lists by itself; the two days are those of :func:`check_debt`."""
    if isinstance(part, Income | Expense):
        return _check_flow(part)
    if isinstance(part, Asset):
        return _check_asset(part)
    if isinstance(part, Paper):
        return _check_paper(part, today)
    if isinstance(part, AcceptedPlan):
        return _future(("accepted",), part.accepted, today)
    if isinstance(part, Agreement):
        return _check_agreement(part, today)
    return check_debt(part, as_of, today)


def _check_flow(flow: Income | Expense) -> Iterator[Fault]:
    if flow.starts and flow.until and flow.until < flow.starts:
        yield Fault(("until",), "until-before-from", {"begin": flow.starts})
    if flow.day is not None and not _is_monthly(flow.every):
        yield Fault(("day",), "day-without-months")
    if flow.every == "once" and flow.starts is None:
        yield Fault(("from",), "once-without-from")


def _is_monthly(every: Every) -> bool:
    return every != "once" and every.unit == "month"


def _check_asset(asset: Asset) -> Iterator[Fault]:
    if asset.realisable > asset.value:
        yield Fault(("realisable",), "realisable-above-value", {"value": asset.value})


def _check_paper(paper: Paper, today: dt.date | None) -> Iterator[Fault]:
    if paper.dated is not None:
        yield from _future(("dated",), paper.dated, today)


def _check_agreement(agreement: Agreement, today: dt.date | None) -> Iterator[Fault]:
    yield from _future(("signed",), agreement.signed, today)
    if not agreement.payments:
        yield Fault(("payments",), "no-agreed-payments")


def check_debt(debt: Debt, as_of: dt.date | None, today: dt.date | None) -> Iterator[Fault]:
    """One debt; ``as_of`` is the day the case describes, ``today`` the last day of which anything can be known.

    What was paid or billed after ``as_of`` is no mistake: a position may be asked for any day. A claim is judged by
    the case's own day.
    """
    if isinstance(debt, CardDebt):
        yield from _check_statements(debt, today)
    else:
        yield from _check_loan(debt, today)
    if sorted(debt.allocation) != sorted(CONTRACT_ORDER):
        yield Fault(("allocation",), "allocation", {"parts": ", ".join(CONTRACT_ORDER)})
    yield from _check_payments(debt.payments, today)
    if debt.claim is not None:
        yield from _check_claim(debt.claim, as_of)


def check_ids(debts: Sequence[Any]) -> Iterator[Fault]:
    """Raw debts: ids that are the same, or would name the same file where capitals do not count."""
    seen: dict[str, int] = {}
    for place, name in _ids(debts):
        first = seen.setdefault(name.casefold(), place)
        if first != place:
            facts = {"id": printable(name), "first": first + 1}
            yield Fault(("debt", place, "id"), "duplicate-id", facts)


def _ids(debts: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for place, debt in enumerate(debts):
        name = debt.get("id") if isinstance(debt, dict) else None
        if isinstance(name, str):
            yield place, name.strip()


def check_papers(papers: Mapping[Path, Paper], debts: Sequence[Any]) -> Iterator[Fault]:
    """All papers by their paths, and the raw debts: a paper is of a debt of the case, and is written once."""
    known = {name for _, name in _ids(debts)}
    seen: dict[tuple[object, ...], Path] = {}
    for path, paper in papers.items():
        if paper.debt and paper.debt not in known:
            yield Fault((*path, "debt"), "no-such-debt", {"id": printable(paper.debt)})
        first = seen.setdefault((paper.kind, paper.dated, paper.debt, paper.substitute), path)
        if first != path:
            yield Fault(path, "paper-twice", {"first": key_of(first)})


def check_agreements(agreements: Mapping[Path, Agreement], debts: Sequence[Any]) -> Iterator[Fault]:
    """All agreements by their paths, and the raw debts: each is of a debt of the case; no two are signed on one day."""
    known = {name for _, name in _ids(debts)}
    seen: dict[tuple[str, dt.date], Path] = {}
    for path, agreement in agreements.items():
        if agreement.debt not in known:
            yield Fault((*path, "debt"), "no-such-debt", {"id": printable(agreement.debt)})
        first = seen.setdefault((agreement.debt, agreement.signed), path)
        if first != path:
            yield Fault(path, "agreement-twice", {"first": key_of(first)})


def _check_loan(loan: LoanDebt, today: dt.date | None) -> Iterator[Fault]:
    yield from _check_rate(loan)
    if loan.penalty_multiplier is not None and loan.penalty_daily_rate is not None:
        yield Fault(("penalty_daily_rate",), "two-penalties")
    if loan.received is not None and loan.received > loan.principal:
        yield Fault(("received",), "received-above-principal", {"principal": loan.principal})
    yield from _future(("start",), loan.start, today)
    if loan.accelerated_on is not None:
        yield from _before_start(("accelerated_on",), loan.accelerated_on, loan.start)
    for place, payment in enumerate(loan.payments):
        yield from _before_start(("payments", place, "date"), payment.date, loan.start)
    if loan.claim is not None:
        yield from _before_start(("claim", "as_of"), loan.claim.as_of, loan.start)
    yield from _check_dates(loan)


def _check_rate(debt: Debt) -> Iterator[Fault]:
    """Exactly one price: a yearly or a daily rate, and a fee a period where the price is a fee."""
    if debt.annual_rate is not None and debt.daily_rate is not None:
        yield Fault(("daily_rate",), "two-rates")
    if isinstance(debt, LoanDebt) and debt.method is Method.FEE_INSTALMENT:
        if debt.fee_rate is None:
            yield Fault(("fee_rate",), "no-fee-rate")
        return
    if isinstance(debt, LoanDebt) and debt.fee_rate:
        yield Fault(("fee_rate",), "fee-rate-elsewhere", {"method": debt.method.value})
    if debt.annual_rate is None and debt.daily_rate is None:
        yield Fault(("annual_rate",), "no-rate")


def _check_dates(loan: LoanDebt) -> Iterator[Fault]:
    """The due dates: after the start, within a lifetime, and a schedule that can be worked out."""
    if loan.first_due is not None and loan.first_due <= loan.start:
        yield Fault(("first_due",), "first-due-before-start", {"start": loan.start})
        return
    if loan.every.count * loan.instalments > _LONGEST_LOAN_STEPS[loan.every.unit]:
        yield Fault(("instalments",), "too-long", {"years": _LONGEST_LOAN_YEARS})
        return
    if loan.method is not Method.EQUAL_INSTALMENT:
        return
    try:
        schedule(contract(loan).terms)
    except ScheduleError as error:
        key = "first_due" if loan.first_due else "instalments"
        yield Fault((key,), "no-schedule", {"number": error.number})


def _check_statements(card: CardDebt, today: dt.date | None) -> Iterator[Fault]:
    yield from _check_rate(card)
    if not card.statements:
        yield Fault(("statements",), "no-statements")
    times = Counter(statement.date for statement in card.statements)
    for place, statement in enumerate(card.statements):
        path: Path = ("statements", place)
        yield from _future((*path, "date"), statement.date, today)
        if times[statement.date] > 1:
            yield Fault((*path, "date"), "statement-twice", {"date": statement.date})
        if statement.due < statement.date:
            yield Fault((*path, "due"), "due-before-statement", {"date": statement.date})
        if statement.minimum > statement.balance:
            yield Fault((*path, "minimum"), "minimum-above-balance", {"balance": statement.balance})
        if statement.interest + statement.fees > statement.balance:
            yield Fault((*path, "interest"), "parts-above-balance", {"balance": statement.balance})
    for place, purchase in enumerate(card.purchases):
        yield from _future(("purchases", place, "posted"), purchase.posted, today)


def _check_payments(payments: Sequence[Payment], today: dt.date | None) -> Iterator[Fault]:
    standing = Counter((one.date, one.amount) for one in payments if one.kind != "reversal")
    for place, payment in enumerate(payments):
        path: Path = ("payments", place)
        yield from _future((*path, "date"), payment.date, today)
        if payment.kind != "reversal":
            if payment.of is not None:
                yield Fault((*path, "of"), "of-without-reversal")
        elif payment.of is None:
            yield Fault((*path, "of"), "reversal-without-of")
        elif standing[payment.of, payment.amount] < 1:
            facts = {"date": payment.of, "amount": payment.amount}
            yield Fault(path, "reversal-of-nothing", facts)
        else:
            standing[payment.of, payment.amount] -= 1
            if payment.date < payment.of:
                yield Fault((*path, "date"), "reversal-before-payment", {"date": payment.of})


def _check_claim(claim: Claim, as_of: dt.date | None) -> Iterator[Fault]:
    yield from _future(("claim", "as_of"), claim.as_of, as_of)
    if all(amount is None for name, amount in claim if name != "as_of"):
        yield Fault(("claim",), "claim-empty")


def _future(path: Path, day: dt.date, today: dt.date | None) -> Iterator[Fault]:
    if today is not None and day > today:
        yield Fault(path, "in-future", {"day": day, "today": today})


def _before_start(path: Path, day: dt.date, start: dt.date) -> Iterator[Fault]:
    if day < start:
        yield Fault(path, "before-start", {"day": day, "start": start})
