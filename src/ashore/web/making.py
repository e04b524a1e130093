"""Papers in the making: a thread that works through the pack, can be watched, and can be stopped."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ashore.documents.pack import Paper

_LOG = logging.getLogger(__name__)


@dataclass
class Making:
    """One pack for one state of the case; ``made`` grows until ``done`` or ``stopped``."""

    of: Any
    made: "list[Paper]" = field(default_factory=list)
    done: bool = False
    failed: bool = False
    _stop: Event = field(default_factory=Event)

    def begin(self, papers: "Callable[[], Iterator[Paper]]") -> None:
        """Start; what is made stays in memory."""
        Thread(target=self._work, args=(papers,), daemon=True).start()

    def stop(self) -> None:
        """Stop before the next paper."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stop.is_set()

    def _work(self, papers: "Callable[[], Iterator[Paper]]") -> None:
        try:
            for paper in papers():
                if self._stop.is_set():
                    return
                self.made.append(paper)
            self.done = True
        except Exception:  # noqa: BLE001  # whatever it was, the page says that it failed
            self.failed = True
            _LOG.exception("papers")  # a thread of its own would print the values in the exception
