"""What a pack is made from: the case and the results in exactly their JSON shapes, and the briefs.

Documents read amounts, rates and dates from these and format them; they compute no figure of their own.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ashore.documents.voice import Voice
from ashore.negotiation.brief import Brief
from ashore.negotiation.naming import Json
from ashore.negotiation.order import NextStep
from ashore.planning import told
from ashore.texts import Language


@dataclass(frozen=True, slots=True)
class PackData:
    """Everything a pack says.

    ``case`` is the case file as JSON; ``position``, ``budget`` and ``plan`` are what the commands of those names
    print with ``--format json`` in the pack's language. ``briefs`` holds one brief for every debt that gets a
    folder, by its id, in the order of the folders.
    """

    language: Language
    as_of: dt.date
    case: Json
    position: Json
    budget: Json
    plan: Json
    briefs: Mapping[str, Brief]
    next_step: NextStep | None = None

    @property
    def person(self) -> Json:
        """The person, an empty mapping where the case names none."""
        person: Json = self.case.get("person", {})
        return person

    def debt(self, debt_id: str) -> Json:
        """A debt of the position."""
        return _by_id(self.position["debts"], debt_id)

    def product(self, debt_id: str) -> str:
        """What to call a debt to its lender."""
        return Voice(self.language).word(self.briefs[debt_id].product)

    def subtitle(self, debt_id: str) -> str:
        """Whom and what a paper concerns: the lender as far as it is known, and the product."""
        return " · ".join(filter(None, (self.debt(debt_id)["creditor"], self.product(debt_id))))

    def account(self, debt_id: str) -> str:
        """The contract or account number the case gives, or ""."""
        return str(_by_id(self.case["debt"], debt_id).get("account", ""))

    def claimed_on(self, debt_id: str) -> dt.date:
        """The day of the lender's statement, where the case holds one."""
        return dt.date.fromisoformat(_by_id(self.case["debt"], debt_id)["claim"]["as_of"])

    @property
    def recommended(self) -> Json | None:
        """The plan to lead with, or None where none fits."""
        return told.best(self.plan)

    def offer(self, debt_id: str) -> Json | None:
        """What the recommended plan offers for a debt, or is offered after a deferral where none fits; None where
        nothing is.
        """
        plan = self.recommended
        if plan is None:
            infeasible = self.plan["infeasible"]
            waits: Json = infeasible["deferrals"] if infeasible else {}
            return waits.get(debt_id)
        return next((debt for debt in told.paid(plan) if debt["id"] == debt_id), None)


def _by_id(entries: list[Json], wanted: str) -> Json:
    return next(entry for entry in entries if entry["id"] == wanted)
