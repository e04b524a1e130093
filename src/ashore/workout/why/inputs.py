"""What a figure was worked out from: what the case says of the debt, a sentence each."""

import datetime as dt
from collections.abc import Iterator

from ashore.law.audit.wording import order_name, plain
from ashore.loans.terms import CardAccount, Contract, Method, Obligation, Terms
from ashore.texts import Message, message

_TERMS = ("lent", "course")
_RATE = ("annual_rate", "fee_rate", "day_count")
_LOAN: dict[str, tuple[str, ...]] = {
    "principal_not_due": (*_TERMS, "accelerated_on"),
    "principal_overdue": (*_TERMS, "accelerated_on"),
    "interest_billed": (*_TERMS, *_RATE),
    "interest_accrued": (*_TERMS, *_RATE),
    "penalty_on_principal": ("annual_rate", "penalty", "grace"),
    "penalty_on_interest": ("compound", "annual_rate", "penalty", "grace"),
    "late_fees": (),
    "other_fees": ("fee_rate", "charges"),
    "annual_cost": (*_TERMS, "received", *_RATE, "charges"),
    "allocation": ("allocation",),
    "days_past_due": _TERMS,
}
_CARD: dict[str, tuple[str, ...]] = {
    "principal_not_due": ("statement", "accelerated_on"),
    "principal_overdue": ("statement", "accelerated_on"),
    "interest_billed": ("statement",),
    "interest_accrued": ("statement", "annual_rate", "day_basis"),
    "penalty_on_principal": (),
    "penalty_on_interest": ("compound", "annual_rate"),
    "late_fees": ("statement", "late_fee", "late_fee_least"),
    "other_fees": (),
    "days_past_due": ("statement",),
}


def inputs(figure: str, obligation: Obligation, as_of: dt.date) -> list[Message]:
    """What the case says that bears on a figure of a debt."""
    if isinstance(obligation, CardAccount):
        told, wanted = dict(_of_card(obligation, as_of)), _CARD[figure]
    else:
        told, wanted = dict(_of_loan(obligation)), _LOAN[figure]
    return [message(f"why.input.{name}", **told[name]) for name in wanted if name in told]


def _of_loan(contract: Contract) -> Iterator[tuple[str, dict[str, object]]]:
    terms, policy = contract.terms, contract.penalty
    yield from _of_terms(terms)
    if policy.daily_rate is not None:
        rate = message("audit.rate.daily", daily=policy.daily_rate)
    else:
        rate = message("audit.rate.multiple", multiple=plain(policy.multiplier))
    yield "penalty", {"rate": rate}
    if policy.grace_days:
        yield "grace", {"days": policy.grace_days, "kind": message(f"why.grace.{policy.grace}")}
    yield "compound", {"agreed": _agreed(agreed=policy.compound)}
    if contract.accelerated_on:
        yield "accelerated_on", {"day": contract.accelerated_on}
    yield "allocation", {"order": order_name(contract.allocation)}


def _of_terms(terms: Terms) -> Iterator[tuple[str, dict[str, object]]]:
    yield "lent", {"day": terms.start, "amount": terms.principal}
    method = message(f"glossary.{terms.method}.word")
    yield "course", {"method": method, "count": terms.instalments}
    if terms.received is not None:
        yield "received", {"amount": terms.received}
    if terms.method is Method.FEE_INSTALMENT:
        yield "fee_rate", {"rate": terms.fee_rate}
    else:
        yield "annual_rate", {"rate": terms.annual_rate}
        kind = message(f"audit.day-count.{terms.day_count.value.replace('/', '-')}")
        yield "day_count", {"kind": kind}
    if terms.charges:
        total = sum(charge.amount for charge in terms.charges)
        names = " / ".join(charge.name for charge in terms.charges)
        yield "charges", {"names": names, "total": total}


def _of_card(account: CardAccount, as_of: dt.date) -> Iterator[tuple[str, dict[str, object]]]:
    known = [one for one in account.statements if one.date <= as_of]
    if known:
        last = known[-1]
        yield (
            "statement",
            {"day": last.date, "due": last.due, "balance": last.balance, "minimum": last.minimum},
        )
    yield "annual_rate", {"rate": account.annual_rate}
    yield "day_basis", {"basis": account.day_basis}
    yield "compound", {"agreed": _agreed(agreed=account.compound)}
    least = account.late_fee_minimum
    rate: dict[str, object] = {"rate": account.late_fee_rate}
    yield ("late_fee_least", {**rate, "least": least}) if least else ("late_fee", rate)
    if account.accelerated_on:
        yield "accelerated_on", {"day": account.accelerated_on}


def _agreed(*, agreed: bool) -> Message:
    return message(f"why.agreed.{'yes' if agreed else 'no'}")
