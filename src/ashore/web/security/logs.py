"""Logs that cannot hold what a person typed: where something failed and of which kind it was, nothing more."""

import logging
import sys
from traceback import extract_tb
from typing import TextIO


class WithoutValues(logging.Formatter):
    """One line a record: level, logger, and for an exception its class and place. Messages are left out."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        place = f"{record.levelname} {record.name}"
        if not record.exc_info or record.exc_info[0] is None:
            return place
        frames = extract_tb(record.exc_info[2])
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        return f"{place}: {record.exc_info[0].__name__} at {where}"


class Quiet(logging.StreamHandler[TextIO]):
    """What cannot be written is left out; Python's own complaint would print the error with its values."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # Python's name
        """Nothing."""


def configure_logs() -> None:
    """Send errors of the pages, Django and the server to standard error through that formatter."""
    handler = Quiet(sys.stderr)
    handler.setFormatter(WithoutValues())
    for name in ("ashore", "django", "waitress"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(logging.ERROR)
        logger.propagate = False
