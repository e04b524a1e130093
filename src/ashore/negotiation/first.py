"""The step to begin with, as JSON: it follows from what is owed and needs no plan."""

import datetime as dt

from ashore.negotiation.debts import still_owed, to_ask
from ashore.negotiation.naming import Json
from ashore.negotiation.order import next_step
from ashore.negotiation.rules import usable_rules
from ashore.texts import Language, render


def next_step_json(case: Json, position: Json, language: Language) -> Json | None:
    """The step in a language, from a case and its position as JSON; None where nobody is to be asked.

    ``debt`` is the debt it concerns, ``said`` its sentences, ``support`` a line to call when it gets heavy.
    """
    as_of = dt.date.fromisoformat(position["as_of"])
    asked = to_ask(still_owed(case, position), case, as_of)
    step = next_step(asked, usable_rules(as_of))
    if step is None:
        return None
    return {
        "debt": step.debt_id,
        "said": [render(said, language) for said in step.said],
        "support": [render(said, language) for said in step.support],
    }
