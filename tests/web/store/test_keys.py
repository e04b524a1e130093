"""The key file: who can open it, what is told of a broken one, and what may be a passphrase."""

import json
import unicodedata
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.web.store.errors import (
    DamagedError,
    NewerError,
    PassphraseError,
    UnavailableError,
    WrongPassphraseError,
)
from ashore.web.store.keys import USUAL, Label, label_of, seal, unseal
from ashore.web.store.passphrase import MOST, check_new, normal
from tests.web.store.places import CHEAP, PASSPHRASE

KEY = bytes(range(32))
LABEL = Label("0123456789abcdef", "2026-11-21")
SEALED = seal(KEY, PASSPHRASE, LABEL, CHEAP)


def resealed(**changed: object) -> bytes:
    """The key file with fields changed by somebody who also puts the check right."""
    first, fields, _ = SEALED.split(b"\n", 2)
    body = first + b"\n" + json.dumps({**json.loads(fields), **changed}).encode()
    return body + b"\n" + sha256(body).hexdigest().encode() + b"\n"


def test_the_passphrase_gives_the_key_back() -> None:
    assert unseal(SEALED, PASSPHRASE, "key") == KEY
    assert label_of(SEALED, "key") == LABEL


def test_the_same_key_and_passphrase_never_look_the_same() -> None:
    assert seal(KEY, PASSPHRASE, LABEL, CHEAP) != SEALED
    assert KEY not in SEALED
    assert KEY.hex().encode() not in SEALED


@pytest.mark.parametrize(
    "wrong", ["", PASSPHRASE + " ", PASSPHRASE[:-1], "海边的第三块石头。", "x" * MOST]
)
def test_another_passphrase_does_not(wrong: str) -> None:
    with pytest.raises(WrongPassphraseError):
        unseal(SEALED, wrong, "key")


def test_every_flipped_bit_is_told_from_a_wrong_passphrase() -> None:
    for place in range(len(SEALED)):
        for bit in range(8):
            broken = bytearray(SEALED)
            broken[place] ^= 1 << bit
            with pytest.raises(DamagedError):
                unseal(bytes(broken), PASSPHRASE, "key")


def test_every_shorter_or_longer_file_is_damaged() -> None:
    for broken in [SEALED[:length] for length in range(len(SEALED))] + [
        SEALED + b"\n",
        b"\0" * 400,
    ]:
        with pytest.raises(DamagedError):
            label_of(broken, "key")


@given(st.binary(max_size=300))
def test_any_bytes_are_damaged(data: bytes) -> None:
    with pytest.raises(DamagedError):
        unseal(data, PASSPHRASE, "key")


def test_a_newer_format_is_told() -> None:
    body = b"ashore-key 2\nanything at all"
    with pytest.raises(NewerError):
        unseal(body + b"\n" + sha256(body).hexdigest().encode() + b"\n", PASSPHRASE, "key")


@pytest.mark.parametrize(
    "forged",
    [
        {"memory_kib": 1 << 40},
        {"passes": 10**6},
        {"lanes": 0},
        {"memory_kib": "64"},
        {"lanes": None},
        {"salt": "zz"},
        {"nonce": 3},
    ],
)
def test_a_forged_file_cannot_ask_for_the_whole_machine(forged: dict[str, object]) -> None:
    with pytest.raises(DamagedError):
        unseal(resealed(**forged), PASSPHRASE, "key")


@pytest.mark.parametrize(
    "forged", [{"person": "f" * 16}, {"created": "2020-01-01"}, {"passes": 2}, {"salt": "00" * 16}]
)
def test_what_stands_in_clear_is_bound_to_the_key(forged: dict[str, object]) -> None:
    with pytest.raises(WrongPassphraseError):
        unseal(resealed(**forged), PASSPHRASE, "key")


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import low_level
    from argon2.exceptions import HashingError

    def fails(*_: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(low_level, "hash_secret_raw", fails)
    with pytest.raises(UnavailableError):
        unseal(SEALED, PASSPHRASE, "key")


def test_the_usual_cost_is_sound() -> None:
    assert USUAL.memory_kib * USUAL.passes >= 3 * 64 * 1024
    assert unseal(seal(KEY, PASSPHRASE, LABEL, replace(USUAL)), PASSPHRASE, "key") == KEY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cafe\u0301 au lait", "caf\u00e9 au lait"),
        ("八个字的 一句话", "八个字的\u3000一句话"),
        ("no break spaces", "no\u00a0break\u2003spaces"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af 여덟글자로", "한글 여덟글자로"),
    ],
)
def test_the_same_words_typed_otherwise_open_it(typed: str, meant: str) -> None:
    assert typed != meant
    assert unseal(seal(KEY, typed, LABEL, CHEAP), meant, "key") == KEY
    assert unseal(seal(KEY, meant, LABEL, CHEAP), typed, "key") == KEY


def test_width_and_case_are_part_of_a_passphrase() -> None:
    assert len({normal(one) for one in ("abcdefgh", "ABCDEFGH", "ａｂｃｄｅｆｇｈ")}) == 3


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=50))
def test_one_way_to_write_it_is_stable(passphrase: str) -> None:
    once = normal(passphrase)
    assert normal(once.decode()) == once == normal(unicodedata.normalize("NFD", passphrase))


@pytest.mark.parametrize(
    "chosen", ["八个汉字就可以了", "12345678", "a" * 1000, "字" * MOST, "  eight  chars "]
)
def test_what_may_be_chosen(chosen: str) -> None:
    check_new(chosen)


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ("", "short"),
        ("1234567", "short"),
        ("七个字还不够吧", "short"),
        ("e\u0301" * 7, "short"),
        (" " * 20, "short"),
        ("a" * (MOST + 1), "long"),
        ("two\nlines of it", "letters"),
        ("nul\0 in the middle", "letters"),
        ("\udcff not a text", "letters"),
    ],
)
def test_what_may_not(chosen: str, why: str) -> None:
    with pytest.raises(PassphraseError) as refused:
        seal(KEY, chosen, LABEL, CHEAP)
    assert refused.value.name == f"passphrase.{why}"
    for language in ("zh-Hans", "zh-Hant", "en"):
        said = refused.value.problems[0].text(language)
        assert not chosen or chosen not in said
