"""What a person brings along: an exported archive, perhaps under a passphrase, or a case file."""

import datetime as dt
import json
from collections.abc import Callable
from typing import TypeAlias

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.web.store.age import decrypt, is_age
from ashore.web.store.base import OWNER, Change, Store
from ashore.web.store.takeout import read_takeout

_ZIP = b"PK"

Fill: TypeAlias = Callable[[Store], object]
"""Puts first contents into a new store."""


def needs_passphrase(content: bytes) -> bool:
    """Whether a file is under a passphrase."""
    return is_age(content)


def fill_of(
    content: bytes, name: str, today: dt.date, now: dt.datetime, passphrase: str = ""
) -> Fill:
    """What puts the contents of a file into a new store.

    A case file becomes the first revision; it has to be a valid case, and what it says is kept, not how.

    Raises:
        AshoreError: it is neither, was changed, or the passphrase does not open it.
    """
    if is_age(content):
        content = decrypt(content, passphrase)
    if content.startswith(_ZIP):
        return read_takeout(content).into
    document = json.loads(dump_json(parse_case(content, name.removesuffix(".age"), today)))
    change = Change(now, OWNER, "import")
    return lambda store: store.append(document, change, 0)
