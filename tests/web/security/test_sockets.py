"""In the full story no socket is opened but the server's own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_helper import environment
from tests.web.security.story import Lived, can

ROOT = Path(__file__).parents[3]
ISOLATED = ("unshare", "--user", "--map-root-user", "--net")
HERE = r'sin_addr=inet_addr\("127\.0\.0\.1"\)'
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own means"),
]


def test_it_all_works_where_there_is_no_network(tmp_path: Path) -> None:
    """In a network namespace of its own, with nothing but a loopback and no route."""
    if not can(*ISOLATED, "ip", "link", "set", "lo", "up"):
        pytest.skip("this system allows no network namespace")
    alone = 'ip link set lo up && test -z "$(ip route)"'
    play = f'{alone} && exec "{sys.executable}" -m tests.web.security.story "{tmp_path}"'
    done = subprocess.run(
        [*ISOLATED, "sh", "-c", play], cwd=ROOT, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert list((tmp_path / "data").glob("*/store.db")), "it was played"


def test_the_only_socket_is_the_one_that_listens_on_this_machine(lived: Lived) -> None:
    """By every system call of every thread and child that could open, name or use another."""
    if lived.calls is None:
        pytest.skip("system calls cannot be traced here")
    port = lived.origin.rpartition(":")[2]
    told = [line.partition(" ")[2].strip() for line in lived.calls.splitlines()]
    told = [line for line in told if not line.startswith(("---", "+++", "<..."))]
    expected = [
        r"socket\(AF_INET, SOCK_STREAM\|SOCK_CLOEXEC, IPPROTO_\w+\) += \d+",
        rf"bind\(\d+, {{sa_family=AF_INET, sin_port=htons\((0|{port})\), {HERE}}}, 16\) += 0",
        r"listen\(\d+, \d+\) += 0",
    ]
    others = [line for line in told if not any(re.fullmatch(one, line) for one in expected)]
    answers = [
        line for line in others if re.match(r"sendto\(\d+, .*, NULL, 0\)? *(=|<unfinished)", line)
    ]
    assert [line for line in others if line not in answers] == []
    opened = [line for line in told if line.startswith("socket(")]
    assert len(opened) == 1
    assert len(answers) > 100, "pages were answered on connections that were accepted"
