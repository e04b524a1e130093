"""Serving the app on this machine: 127.0.0.1 only, one address to start from."""

import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from ashore.web.desk import Desk, wall_clock
from ashore.web.security.headers import HEADERS

HOST = "127.0.0.1"
THREADS = 8
SWEEP_SECONDS = 20.0
YEAR_SECONDS = 31_536_000


class Server:
    """One server. ``address`` is where a browser enters; a token in it works once."""

    def __init__(self, folder: Path, port: int = 0, *, now: Callable[[], Any] = wall_clock) -> None:
        from waitress.server import create_server

        self._socket = socket.create_server((HOST, port))
        self.origin = f"http://{HOST}:{self._socket.getsockname()[1]}"
        self.desk = Desk(folder, self.origin, now)
        self._server = create_server(
            application(self.desk), sockets=[self._socket], threads=THREADS, ident=None
        )
        self._stopped = threading.Event()

    @property
    def address(self) -> str:
        """A new start address."""
        return f"{self.origin}/enter?token={self.desk.gate.token()}"

    def run(self) -> None:
        """Serve until :meth:`stop` or an interrupt; then everything is locked."""
        threading.Thread(target=self._sweep, daemon=True).start()
        try:
            self._server.run()
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop serving and lock every case."""
        self._stopped.set()
        self._server.close()
        self.desk.rooms.lock_all()

    def _sweep(self) -> None:
        while not self._stopped.wait(SWEEP_SECONDS):
            self.desk.rooms.sweep(self.desk.now())


def application(desk: Desk) -> Callable[..., Any]:
    """The WSGI application of a desk; static files come first and need no way in."""
    import django
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from whitenoise import WhiteNoise

    from ashore.web.security.logs import configure_logs
    from ashore.web.settings import settings_for

    configure_logs()
    if not settings.configured:
        settings.configure(**settings_for(desk))
        django.setup(set_prefix=False)
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
