"""A file that a passphrase opens, in the standard format of age: any age program can open it too."""

from ashore.web.store.errors import TakeoutError, WrongPassphraseError
from ashore.web.store.passphrase import check_new, normal

_FIRST_LINES = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")


def is_age(data: bytes) -> bool:
    """Whether bytes are a file of age."""
    return data.startswith(_FIRST_LINES)


def encrypt(content: bytes, passphrase: str) -> bytes:
    """The content under a passphrase. Takes seconds: age's scrypt is tuned to a second or more.

    Raises:
        PassphraseError: the passphrase cannot be chosen.
    """
    from pyrage import passphrase as age

    check_new(passphrase)
    sealed: bytes = age.encrypt(content, normal(passphrase).decode())
    return sealed


def decrypt(data: bytes, passphrase: str) -> bytes:
    """The content.

    Raises:
        WrongPassphraseError: another passphrase opens it.
        PassphraseError: it is none.
        TakeoutError: the file was cut short or changed, or is for a key instead of a passphrase.
    """
    import pyrage

    try:
        content: bytes = pyrage.passphrase.decrypt(data, normal(passphrase).decode())
    except pyrage.DecryptError as error:
        if str(error) == "Decryption failed":
            raise WrongPassphraseError from None
        raise TakeoutError("broken") from None
    return content
