"""What the server answers to what it cannot read as a request: too large, malformed, or failed below the pages.

The same headers as everywhere, a calm sentence, and nothing of what was sent.
"""

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from ashore.texts import LANGUAGES, text
from ashore.web.security.headers import HEADERS

_OURS = 500


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """The answer; in every language, since the request that would say which one was not read."""

    def execute(self) -> None:
        """Write it."""
        error = self.request.error
        key = "web.trouble.failed" if error.code == _OURS else "web.trouble.bad_request"
        body = "\n".join(text(key, language) for language in LANGUAGES).encode()
        self.status = f"{error.code} {error.reason}"
        kind = ("Content-Type", "text/plain; charset=utf-8")
        self.response_headers.extend([kind, ("Cache-Control", "no-store"), *HEADERS.items()])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection."""

    error_task_class = Refusal
