"""What the letter says: what is owed, why it is hard, what is asked and offered, what is promised."""

from collections.abc import Mapping

from ashore.loans.relief import ReliefOption
from ashore.money import Fen, Rate
from ashore.negotiation.facts import DebtFacts, Offer, Pause, Proposal, Situation
from ashore.texts import Message, message

_PENALTIES = ("penalty_on_principal", "penalty_on_interest", "late_fees")
_OF_TIME = ("re-instalment", "extension", "deferral")
"""Reliefs of the time to pay, which waive nothing."""


def owed(situation: Situation, debt: DebtFacts) -> tuple[Message, ...]:
    """What is owed by our own calculation, and the invitation to compare it with the lender's."""
    key = "letters.owed.overdue" if debt.days_past_due > 0 else "letters.owed.current"
    said = message(
        key,
        product=debt.product,
        as_of=situation.as_of,
        total=debt.total,
        parts=parts(debt.buckets),
        days=debt.days_past_due,
    )
    checks = [message("letters.owed.check")]
    if debt.questions:
        checks.append(message("letters.owed.query"))
    return (said, *checks)


def parts(buckets: Mapping[str, Fen]) -> Message:
    """The buckets that hold anything, in one enumeration: "overdue principal 1,000.00, penalty 12.00"."""
    named = [
        message("letters.part", bucket=message(f"documents.bucket.{name}"), amount=amount)
        for name, amount in buckets.items()
        if amount
    ]
    return _joined(named)


def _joined(messages: list[Message]) -> Message:
    first, *rest = messages
    return message("letters.comma", first=first, rest=_joined(rest)) if rest else first


def reason(situation: Situation, debt: DebtFacts) -> Message:
    """Why paying is hard: only what the case says. Who is not overdue has not missed a due date."""
    is_not_missed = situation.cause == "forgot" and debt.days_past_due == 0
    return message(f"letters.reason.{'unknown' if is_not_missed else situation.cause}")


def capacity(situation: Situation) -> Message:
    """What is left each month for all creditors, and why not all of it is offered where much is kept."""
    keeps = 0 < 10 * situation.offered < 9 * situation.surplus
    kind = "kept" if keeps else "some" if situation.surplus > 0 else "none"
    return message(
        f"letters.capacity.{kind}",
        income=situation.income,
        surplus=situation.surplus,
        offered=situation.offered,
        debts=situation.debts,
    )


def asks(debt: DebtFacts, proposal: Proposal) -> tuple[Message, ...]:
    """What is asked of the creditor: the relief and its terms, or a pause."""
    if isinstance(proposal, Pause):
        return _pause(proposal)
    relief = proposal.relief
    if relief.kind == "as-is" and debt.days_past_due == 0:
        return (message("letters.ask.as-is-current"),)
    if proposal.waits:
        terms = _terms(relief, proposal.annual_rate)
        return (*_deferral(proposal), *terms, *_penalties(debt, relief))
    asked = message(
        f"letters.ask.{relief.kind}", n=len(proposal.payments), first=proposal.payments[0].date
    )
    return (asked, *_terms(relief, proposal.annual_rate), *_penalties(debt, relief))


def _penalties(debt: DebtFacts, relief: ReliefOption) -> list[Message]:
    """Whether penalties may be waived: asked of every lender that is paid them in full, since relief of interest and
    penalties has helped people keep to plans for unsecured debt where longer terms did not (Dobbie and Song, AER
    2020). No plan counts on it.
    """
    charged = {name: debt.buckets[name] for name in _PENALTIES if debt.buckets.get(name)}
    if relief.kind not in _OF_TIME or relief.waiver_penalty or not charged:
        return []
    return [message("letters.ask.penalties", parts=parts(charged))]


def _deferral(offer: Offer) -> tuple[Message, ...]:
    """How long to wait, and why so long: with it every later payment can be made."""
    first = offer.payments[0].date
    asked = message(
        "letters.ask.deferral-months", months=offer.waits, first=first, n=len(offer.payments)
    )
    facts = {"first": first, "afterwards": offer.afterwards}
    return asked, Message(f"letters.ask.deferral-why.{offer.counts_on or 'alone'}", facts)


def _pause(pause: Pause) -> tuple[Message, ...]:
    token = [message("letters.ask.token", token=pause.token)] if pause.token else []
    asked = message("letters.ask.pause", months=pause.months)
    return (asked, *token, message("letters.ask.pause-review"))


def _terms(relief: ReliefOption, rate: Rate) -> list[Message]:
    """The terms of a relief, one sentence each."""
    said = []
    if relief.kind in ("re-instalment", "extension", "deferral"):
        said.append(message(f"letters.ask.{'rate' if rate else 'rate-zero'}", rate=rate))
    shares = (
        ("waive-penalty", relief.waiver_penalty),
        ("waive-interest", relief.waiver_interest),
        ("down-payment", relief.down_payment),
    )
    said += [message(f"letters.ask.{key}", share=share) for key, share in shares if share]
    return said


def offered(offer: Offer) -> Message:
    """The proposed payments in one sentence, with the first, the last and the sum."""
    payments = offer.payments
    first, last = payments[0], payments[-1]
    facts = {
        "first": first.date,
        "amount": first.payment,
        "n": len(payments),
        "last": last.date,
        "last_amount": last.payment,
        "total": offer.total,
    }
    if len(payments) == 1:
        return Message("letters.offer.single", facts)
    if len({row.payment for row in payments}) == 1:
        return Message("letters.offer.level", facts)
    if len({row.payment for row in payments[:-1]}) == 1:
        return Message("letters.offer.level-last", facts)
    return Message("letters.offer.varied", facts)


def reply(proposal: Proposal) -> tuple[Message, ...]:
    """What an answer must state: the points on which an agreement fails when they stay open."""
    agreed = "pause" if isinstance(proposal, Pause) else "instalments"
    later = [] if isinstance(proposal, Pause) or len(proposal.payments) == 1 else ["pause-later"]
    waits = ["pause"] if isinstance(proposal, Offer) and proposal.waits else []
    names = ("balance", *waits, agreed, "interest", *later, "late", "credit")
    return tuple(message(f"letters.reply.{name}") for name in names)


def commitments(*, is_card_agreement: bool) -> tuple[Message, ...]:
    """What the person promises. A card agreement under article 70 also asks for no new card meanwhile."""
    names = ["true", "pay", *(["no-new-card"] if is_card_agreement else []), "tell"]
    return tuple(message(f"letters.commit.{name}") for name in names)
