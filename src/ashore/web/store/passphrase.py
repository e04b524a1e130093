"""What may be a passphrase, and one way to write each.

As RFC 8265 (OpaqueString) has it: Unicode NFC, every kind of space is a space, no control characters. So the same words
open the store whichever keyboard composed them. At least 8 characters, of any script: what guards a file that can be
carried off is the work per guess times their number, and a rule of kinds of characters makes people choose badly and
forget. A forgotten passphrase loses everything, so nothing more is asked.
"""

import unicodedata

from ashore.web.store.errors import PassphraseError

FEWEST = 8
MOST = 4096
"""Far above any sentence; a limit only so that a wrong file given as passphrase is refused at once."""


def normal(passphrase: str) -> bytes:
    """The bytes a passphrase stands for.

    Raises:
        PassphraseError: it is too long, or holds what nobody types (``long``, ``letters``).
    """
    if len(passphrase) > MOST:
        raise PassphraseError("long", most=MOST)
    composed = unicodedata.normalize("NFC", passphrase)
    kinds = [unicodedata.category(letter) for letter in composed]
    if {"Cc", "Cs"} & set(kinds):
        raise PassphraseError("letters")
    pairs = zip(composed, kinds, strict=True)
    return "".join(" " if kind == "Zs" else letter for letter, kind in pairs).encode()


def check_new(passphrase: str) -> None:
    """See that a passphrase may be chosen.

    Raises:
        PassphraseError: it is too short, or no passphrase at all.
    """
    if len(normal(passphrase).decode().strip()) < FEWEST:
        raise PassphraseError("short", fewest=FEWEST)
