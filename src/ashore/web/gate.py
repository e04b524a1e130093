"""The way in: the start address carries a token that works once, so that no other program on the machine can use it."""

import hmac
import secrets
from threading import Lock


class Gate:
    """Tokens that let a browser in, each once."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()
        self._lock = Lock()

    def token(self) -> str:
        """A new token."""
        made = secrets.token_urlsafe(32)
        with self._lock:
            self._waiting.add(made)
        return made

    def admit(self, offered: str) -> bool:
        """Whether the token was waiting; it is used up by this."""
        with self._lock:
            found = [
                one for one in self._waiting if hmac.compare_digest(one.encode(), offered.encode())
            ]
            self._waiting.difference_update(found)
        return bool(found)
