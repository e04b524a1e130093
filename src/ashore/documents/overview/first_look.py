"""The first look: four large figures."""

from ashore.documents.blocks import Figure, Figures
from ashore.documents.data import PackData
from ashore.documents.voice import Voice
from ashore.money import fen
from ashore.negotiation.naming import Json

_LABEL = "overview.figure."


def first_look(data: PackData, voice: Voice) -> Figures:
    """What is owed, what is overdue, what can be paid, how long it takes."""
    owed = Figure(
        voice.say(f"{_LABEL}owed"),
        voice.money(data.position["totals"]["total"]),
        voice.say(f"{_LABEL}owed-note", n=len(data.position["debts"])),
        strong=True,
    )
    surplus = _surplus(data.budget["surplus"], voice)
    return Figures([owed, _overdue(data, voice), surplus, *_months(data, voice)])


def _overdue(data: PackData, voice: Voice) -> Figure:
    label = voice.say(f"{_LABEL}overdue")
    longest = max((debt["days_past_due"] for debt in data.position["debts"]), default=0)
    if longest == 0:
        return Figure(label, voice.say(f"{_LABEL}overdue-none"))
    note = voice.say(f"{_LABEL}overdue-note", days=longest)
    return Figure(label, voice.money(data.position["totals"]["principal_overdue"]), note)


def _surplus(surplus: Json, voice: Voice) -> Figure:
    label = voice.say(f"{_LABEL}surplus")
    if fen(surplus["expected"]) <= 0:
        return Figure(label, voice.say(f"{_LABEL}none"))
    return Figure(label, voice.money(surplus["expected"]), _lean(surplus, voice))


def _lean(surplus: Json, voice: Voice) -> str:
    """What a lean month leaves, where it leaves less."""
    low = fen(surplus["low"])
    if low == fen(surplus["expected"]):
        return ""
    key = "surplus-note" if low > 0 else "surplus-nothing"
    return voice.say(f"{_LABEL}{key}", low=low)


def _months(data: PackData, voice: Voice) -> list[Figure]:
    """How long the plan takes, or what one would need; nothing where nothing is owed."""
    label, plan, infeasible = f"{_LABEL}months", data.recommended, data.plan["infeasible"]
    if plan is not None:
        value = voice.say(f"{label}-value", n=plan["months"])
        note = voice.say(f"{label}-note", total=fen(plan["total_paid"]))
    elif infeasible is not None:
        value = voice.say(f"{label}-none")
        note = voice.say(f"{label}-smallest", amount=fen(infeasible["smallest_monthly"]))
    else:
        return []
    return [Figure(voice.say(label), value, note)]
