"""Where a case stands on the way ashore, and the single next step. Pure: from what is told and what is made."""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from ashore.web.casework import Casework

Station: TypeAlias = Literal["understand", "assess", "prepare", "talk", "confirm", "keep", "repair"]
STATIONS: tuple[Station, ...] = (
    "understand", "assess", "prepare", "talk", "confirm", "keep", "repair"
)  # fmt: skip

PAPERS = "papers"
"""The setting that holds the number of the revision whose papers were made last."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next step: its texts stand under ``web.step.<name>``, ``said`` are sentences of the façade."""

    name: str
    address: str
    station: Station
    said: tuple[str, ...] = ()


def next_step(work: Casework, position: dict[str, Any]) -> Step:
    """The one thing to do now."""
    return _still_to_tell(work) or _still_to_do(work, position)


def _still_to_tell(work: Casework) -> Step | None:
    document = work.document
    if not document.get("debt"):
        return Step("first-debt", "/tell/debt", "understand")
    if any(one.path[:1] == ("debt",) for one in work.settled.left_out):
        return Step("mend-debt", "/tell", "understand")
    if not document.get("income"):
        return Step("income", "/tell/income", "assess")
    if not document.get("expense"):
        return Step("expense", "/tell/expense", "assess")
    return None


def _still_to_do(work: Casework, position: dict[str, Any]) -> Step:
    first = position["next_step"]
    if first is None:
        is_agreed = any(debt.signed and debt.signed.left for debt in work.work.debts)
        return (
            Step("agreed", "/plans", "talk")
            if is_agreed
            else Step("nothing-owed", "/owed", "repair")
        )
    if not work.room.store.setting(PAPERS):
        return Step("papers", "/plans", "prepare")
    return Step("call", "/papers", "talk", (*first["said"], *first["support"]))


def stations(here: Station) -> list[tuple[Station, str]]:
    """Every station with whether it lies behind, is here, or is ahead."""
    at = STATIONS.index(here)
    states = ["done"] * at + ["here"] + [""] * (len(STATIONS) - at - 1)
    return list(zip(STATIONS, states, strict=True))
