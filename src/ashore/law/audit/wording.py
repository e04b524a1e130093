"""The reasons of findings as messages: what was counted, beside what the contract says."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from ashore.dates import DayCount
from ashore.law.audit.claim import PENALTY_BUCKETS
from ashore.law.audit.supported import shortfall
from ashore.law.audit.suspects import Suspect, basis_of
from ashore.loans.terms import AllocationPolicy, CardAccount, Contract, Obligation
from ashore.texts import Message, message


def part_name(part: str) -> Message:
    """A bucket, or a part of a claim, in words."""
    return message(f"audit.part.{part}")


def reason(
    error: Suspect, obligation: Obligation, bucket: str, overdue: Sequence[dt.date]
) -> Message:
    """What an error is, as a sentence without its full stop."""
    facts = dict(error.facts)
    match error.cause:
        case "penalty-started-early":
            return _early(facts, obligation, overdue)
        case "wrong-multiple":
            return _rate(facts, obligation)
        case "allocation-order":
            return _allocation(facts, obligation)
        case "wrong-day-count":
            return _day_count(facts, obligation, penalty=bucket in PENALTY_BUCKETS)
        case "interest-deducted-in-advance":
            return _deducted(obligation)
        case _:
            return _plain(error)


def _plain(error: Suspect) -> Message:
    """The reasons that the error's own facts tell."""
    facts = error.facts
    match error.cause:
        case "payment-not-credited":
            return _payment(facts)
        case "interest-on-interest":
            kind = "interest-not-compounded" if facts["dropped"] else error.cause
            return message(f"audit.why.{kind}")
        case "fee-not-in-cost-table":
            names = " / ".join(charge.name for charge in facts["charges"])
            return message("audit.why.fee-not-in-cost-table", names=names)
        case _:
            return message(f"audit.why.{error.cause}", **facts)


def _early(facts: dict[str, Any], obligation: Obligation, overdue: Sequence[dt.date]) -> Message:
    days, due = early_days(facts, obligation, overdue)
    if days is None:
        return message("audit.why.penalty-started-early-past", days=facts["days"])
    kind = "one" if facts["only"] else "every"
    return message(
        f"audit.why.penalty-started-early-{kind}", days=facts["days"], due=due, first=days[0]
    )


def early_days(
    facts: Mapping[str, Any], obligation: Obligation, overdue: Sequence[dt.date]
) -> tuple[tuple[dt.date, dt.date] | None, dt.date | None]:
    """The first and last day of which penalty was counted too soon, and the due day of that instalment.

    Of the instalment concerned, or the oldest one overdue; None where none is overdue any more.
    """
    due = facts["due"] or next(iter(overdue), None)
    if due is None or not isinstance(obligation, Contract):
        return None, None
    policy = obligation.penalty
    last = due + dt.timedelta(days=policy.grace_days if policy.grace == "free" else 0)
    return (last - dt.timedelta(days=facts["days"] - 1), last), due


def _rate(facts: dict[str, Any], obligation: Obligation) -> Message:
    if "daily" in facts:
        used = message("audit.rate.daily", daily=facts["daily"])
    else:
        used = message("audit.rate.multiple", multiple=plain(facts["multiple"]))
    if not isinstance(obligation, Contract):
        raise TypeError(obligation)
    policy = obligation.penalty
    if policy.daily_rate is not None:
        agreed = message("audit.rate.daily", daily=policy.daily_rate)
    else:
        agreed = message("audit.rate.multiple", multiple=plain(policy.multiplier))
    return message("audit.why.wrong-multiple", used=used, agreed=agreed)


def plain(number: Any) -> str:
    """A decimal without an exponent or trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _payment(facts: Mapping[str, Any]) -> Message:
    payment = facts["payment"]
    said = {"paid": payment.date, "payment": payment.amount, "credited": facts["credited"]}
    if facts.get("all"):
        return message("audit.why.payments-credited-late", days=facts["days"])
    late = facts["credited"] is not None
    return message(f"audit.why.payment-{'credited-late' if late else 'not-credited'}", **said)


def _allocation(facts: dict[str, Any], obligation: Obligation) -> Message:
    used = AllocationPolicy(facts["order"], facts["by"])
    return message(
        "audit.why.allocation-order",
        used=order_name(used),
        agreed=order_name(obligation.allocation),
    )


def order_name(policy: AllocationPolicy) -> Message:
    """An order of allocation in words."""
    first, second, third, fourth = (message(f"audit.component.{part}") for part in policy.order)
    return message(
        f"audit.order.{policy.by}", first=first, second=second, third=third, fourth=fourth
    )


def _day_count(facts: dict[str, Any], obligation: Obligation, *, penalty: bool) -> Message:
    if isinstance(obligation, CardAccount):
        agreed = obligation.day_basis
    elif penalty:
        agreed = 360 if obligation.terms.day_count is DayCount.ACTUAL_360 else 365
    else:
        return _interest_count(facts, obligation.terms.day_count)
    kind = "penalty" if penalty else "interest"
    return message(f"audit.why.wrong-day-count-{kind}", basis=facts["basis"], agreed=agreed)


def _interest_count(facts: dict[str, Any], contract: DayCount) -> Message:
    used: DayCount = facts["day_count"]
    if DayCount.THIRTY_360 not in (used, contract) and DayCount.ACTUAL_ACTUAL is not contract:
        said = {"basis": facts["basis"], "agreed": basis_of(contract)}
        return message("audit.why.wrong-day-count-interest", **said)
    return message(
        "audit.why.wrong-day-count-method", used=_count_name(used), agreed=_count_name(contract)
    )


def _count_name(day_count: DayCount) -> Message:
    return message(f"audit.day-count.{day_count.value.replace('/', '-')}")


def _deducted(obligation: Obligation) -> Message:
    if not isinstance(obligation, Contract):
        raise TypeError(obligation)
    return message(
        "audit.why.interest-deducted-in-advance",
        principal=obligation.terms.principal,
        received=obligation.terms.received,
        withheld=shortfall(obligation),
    )
