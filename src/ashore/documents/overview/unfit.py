"""Where no plan fits: kindly, why and how much would be needed, and what to do meanwhile."""

from ashore.documents.blocks import Block, Heading, Items, Panel, Text
from ashore.documents.voice import Voice
from ashore.negotiation.naming import Json

_LABEL = "overview.unfit."


def unfit(infeasible: Json, voice: Voice) -> list[Block]:
    """The section of the overview."""
    advice = [step["text"] for step in infeasible["meanwhile"]]
    letters = "letters-each" if infeasible["deferrals"] else "letters"
    return [
        Heading(voice.say(f"{_LABEL}title")),
        Text(voice.say(f"{_LABEL}lead"), look="lead"),
        Text(infeasible["smallest_relaxation"]["text"]),
        *(Text(reason) for reason in infeasible["reasons"]),
        Panel(voice.say(f"{_LABEL}meanwhile"), [Items(advice)]),
        Text(voice.say(f"{_LABEL}{letters}", months=infeasible["deferral_months"]), look="small"),
    ]
