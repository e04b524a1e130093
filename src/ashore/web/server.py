"""Serving the app on this machine: 127.0.0.1 only, one address to start from."""

import socket
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from ashore.web.desk import Clock, Desk, wall_clock
from ashore.web.security.headers import HEADERS
from ashore.web.store.keys import USUAL, Cost

HOST = "127.0.0.1"
THREADS = 8
SWEEP_SECONDS = 20.0
YEAR_SECONDS = 31_536_000
LARGEST_HEAD = 64 * 1024
"""Bytes of a request's first line and headers."""
NEVER = 1 << 40
"""Bytes of a request or an answer from which on it would be put into a temporary file, in clear."""


class Server:
    """One server. ``address`` is where a browser enters; a token in it works once."""

    def __init__(
        self, folder: Path, port: int = 0, *, now: Clock = wall_clock, cost: Cost = USUAL
    ) -> None:
        from waitress.server import create_server

        from ashore.web.security.unreadable import Channel
        from ashore.web.security.uploads import LARGEST
        from ashore.web.settings import LARGEST_POST

        self._socket = socket.create_server((HOST, port))
        self.origin = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self.desk = Desk(folder, self.origin, now, cost)
        self._connections: dict[int, Any] = {}
        self._server = create_server(
            application(self.desk),
            map=self._connections,
            sockets=[self._socket],
            threads=THREADS,
            ident=None,
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST + LARGEST_POST,
            inbuf_overflow=NEVER,
            outbuf_overflow=NEVER,
        )
        self._server.channel_class = Channel
        self._stopped = threading.Event()
        self._ending = threading.Lock()

    @property
    def address(self) -> str:
        """A new start address."""
        return f"{self.origin}/enter?token={self.desk.gate.token()}"

    def run(self) -> None:
        """Serve until :meth:`stop` or an interrupt; then everything is locked."""
        from waitress.wasyncore import close_all, loop

        threading.Thread(target=self._sweep, daemon=True).start()
        try:
            while not self._stopped.is_set():
                loop(timeout=1, map=self._connections, count=1)
        except KeyboardInterrupt:
            pass
        finally:
            with self._ending:
                self._stopped.set()
                close_all(self._connections, ignore_all=True)
            self._server.task_dispatcher.shutdown()
            self.desk.rooms.lock_all()

    def stop(self) -> None:
        """Have :meth:`run` end, from any thread."""
        with self._ending:
            if not self._stopped.is_set():
                self._stopped.set()
                self._server.pull_trigger()

    def _sweep(self) -> None:
        while not self._stopped.wait(SWEEP_SECONDS):
            self.desk.rooms.sweep(self.desk.now())


def application(desk: Desk) -> Callable[..., Any]:
    """The WSGI application of a desk; static files come first and need no way in."""
    import django
    from django.conf import settings

    from ashore.web.security.logs import configure_logs
    from ashore.web.settings import settings_for

    configure_logs()
    if not settings.configured:
        settings.configure(**settings_for(desk))
        django.setup(set_prefix=False)
    return _served()


@cache
def _served() -> Callable[..., Any]:
    """Django with the static files before it: set up once a process, as Django itself is."""
    from django.core.wsgi import get_wsgi_application
    from whitenoise import WhiteNoise

    static = WhiteNoise(
        get_wsgi_application(),
        root=Path(__file__).parent / "static",
        prefix="static/",
        max_age=YEAR_SECONDS,  # their addresses carry a digest of the content
        add_headers_function=_add_headers,
    )
    static.add_files(_htmx_folder(), prefix="static/htmx/")
    served: Callable[..., Any] = static
    return served


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value


def _htmx_folder() -> Path:
    import django_htmx

    return Path(django_htmx.__file__).parent / "static" / "django_htmx"
