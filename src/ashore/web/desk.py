"""What the running server holds: the data folder, the clock, who may enter, and whose case is open."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ashore.web.gate import Gate
from ashore.web.patience import Patience
from ashore.web.rooms import Rooms
from ashore.web.store.keys import USUAL, Cost

SHANGHAI = dt.timezone(dt.timedelta(hours=8))

Clock = Callable[[], dt.datetime]


def wall_clock() -> dt.datetime:
    """Now, in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass
class Desk:
    """One server's state; nothing of it is written anywhere but through the stores in ``folder``.

    ``cost`` is what a guess at a new passphrase costs; only tests that are not about that make it cheap.
    """

    folder: Path
    origin: str
    now: Clock = wall_clock
    cost: Cost = USUAL
    gate: Gate = field(default_factory=Gate)
    rooms: Rooms = field(default_factory=Rooms)
    patience: Patience = field(default_factory=Patience)

    def today(self) -> dt.date:
        """Today in China."""
        return self.now().astimezone(SHANGHAI).date()
