"""Something long in the making, papers or bills: a thread that can be watched, waited for, and stopped."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Generic, TypeVar

_LOG = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass
class Making(Generic[T]):
    """What is made for one state of the case; ``made`` grows until ``done`` or ``stopped``."""

    of: Any
    made: list[T] = field(default_factory=list)
    done: bool = False
    failed: bool = False
    _stop: Event = field(default_factory=Event)
    _over: Event = field(default_factory=Event)

    def begin(self, things: Callable[[], Iterator[T]]) -> None:
        """Start; what is made stays in memory."""
        Thread(target=self._work, args=(things,), daemon=True).start()

    def stop(self) -> None:
        """Stop before the next thing."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stop.is_set()

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return not (self.done or self.failed or self.stopped)

    def wait(self, seconds: float | None = None) -> None:
        """Come back when it is over, or after some seconds."""
        self._over.wait(seconds)

    def _work(self, things: Callable[[], Iterator[T]]) -> None:
        try:
            for thing in things():
                if self.stopped:
                    return
                self.made.append(thing)
            self.done = True
        except Exception:  # noqa: BLE001  # whatever it was, the page says that it failed
            if not self.stopped:  # what breaks off since it was stopped did not fail
                self.failed = True
                _LOG.exception(
                    "making"
                )  # a thread's own word would print the values in the exception
        finally:
            self._over.set()
