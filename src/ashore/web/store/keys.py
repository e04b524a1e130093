"""The key file: a random data key, wrapped by a key that argon2id makes of the passphrase.

Three lines: ``ashore-key 1`` (the format), one JSON object, and the SHA-256 of both, which tells a damaged file from a
wrong passphrase in every format to come. The data key never changes; a new passphrase only wraps it anew.
"""

import json
import re
import secrets
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from ashore.web.store.errors import (
    DamagedError,
    NewerError,
    UnavailableError,
    WrongPassphraseError,
)
from ashore.web.store.passphrase import check_new, normal

DATA_KEY_BYTES = 32
FORMAT = 1
_SALT_BYTES = 16
_NONCE_BYTES = 12
_FIRST_LINE = re.compile(rb"ashore-key (\d{1,9})\n")
_CHECK_BYTES = len(b"\n\n") + sha256().digest_size * 2


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: argon2id's memory in KiB, passes and lanes."""

    memory_kib: int
    passes: int
    lanes: int


USUAL = Cost(memory_kib=128 * 1024, passes=3, lanes=4)
"""The second choice of RFC 9106 with twice its memory: 0.4 s on two cores, and small enough for an old laptop."""

_LARGEST = Cost(memory_kib=2 * 1024 * 1024, passes=64, lanes=64)
"""What a key file may ask for: a forged one must not take the machine down."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a key file says in clear, authenticated with the key: whose it is (a random id) and since when."""

    person: str
    created: str


def seal(data_key: bytes, passphrase: str, label: Label, cost: Cost = USUAL) -> bytes:
    """A key file for a data key.

    Raises:
        PassphraseError: the passphrase cannot be chosen.
        UnavailableError: there is not enough memory.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    check_new(passphrase)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    head = {**asdict(label), "kdf": "argon2id", **asdict(cost), "salt": salt.hex()}
    wrapped = AESGCM(_derived(passphrase, salt, cost)).encrypt(nonce, data_key, _bound(head))
    fields = {**head, "cipher": "aes-256-gcm", "nonce": nonce.hex(), "wrapped": wrapped.hex()}
    body = f"ashore-key {FORMAT}\n{json.dumps(fields)}".encode()
    return body + _check(body)


def label_of(sealed: bytes, name: str) -> Label:
    """The label of a key file; ``name`` is how the file is called in a complaint.

    Raises:
        DamagedError: it was cut short or changed.
        NewerError: its format is newer.
    """
    return _read(sealed, name).label


def unseal(sealed: bytes, passphrase: str, name: str) -> bytes:
    """The data key.

    Raises:
        WrongPassphraseError: the file is sound, the passphrase is another.
        PassphraseError: it is none.
        DamagedError, NewerError: as :func:`label_of`.
        UnavailableError: there is not enough memory.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    file = _read(sealed, name)
    cipher = AESGCM(_derived(passphrase, file.salt, file.cost))
    try:
        return cipher.decrypt(file.nonce, file.wrapped, file.bound)
    except InvalidTag:
        raise WrongPassphraseError from None


@dataclass(frozen=True, slots=True)
class _KeyFile:
    label: Label
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    bound: bytes


def _read(sealed: bytes, name: str) -> _KeyFile:
    body = sealed[:-_CHECK_BYTES]
    first = _FIRST_LINE.match(body)
    if first is None or sealed != body + _check(body):
        raise DamagedError(name)
    if int(first[1]) > FORMAT:
        raise NewerError(name)
    try:
        return _fields(json.loads(body[first.end() :]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise DamagedError(name) from None


def _fields(fields: dict[str, Any]) -> _KeyFile:
    cost = Cost(fields["memory_kib"], fields["passes"], fields["lanes"])
    for name, most in asdict(_LARGEST).items():
        if not 1 <= fields[name] <= most:
            raise ValueError(name)
    label = Label(fields["person"], fields["created"])
    head = {**asdict(label), "kdf": fields["kdf"], **asdict(cost), "salt": fields["salt"]}
    salt, nonce, wrapped = (bytes.fromhex(fields[name]) for name in ("salt", "nonce", "wrapped"))
    return _KeyFile(label, cost, salt, nonce, wrapped, _bound(head))


def _bound(head: dict[str, Any]) -> bytes:
    """What is authenticated with the wrapped key."""
    return json.dumps(head, sort_keys=True).encode()


def _check(body: bytes) -> bytes:
    return b"\n" + sha256(body).hexdigest().encode() + b"\n"


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    secret = normal(passphrase)
    try:
        return hash_secret_raw(
            secret, salt, cost.passes, cost.memory_kib, cost.lanes, DATA_KEY_BYTES, Type.ID
        )
    except HashingError as error:  # in practice: no memory
        raise UnavailableError(error) from None
