"""Files that are no statement: what they are instead, and what would be right, in one line."""

from ashore.problems import AshoreError, Problem
from ashore.texts import message

_FOREIGN = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"RIFF", "image"),
    (b"%PDF", "pdf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
)
_NOTHING = b" \t\r\n\0\xef\xbb\xbf"


def refuse_foreign(name: str, content: bytes) -> None:
    """See that a file may be a statement at all, by its first bytes.

    Raises:
        AshoreError: it is empty, or a picture, a document, an archive or a program.
    """
    if not content.strip(_NOTHING):
        raise problem(name, "empty")
    for start, kind in _FOREIGN:
        if content.startswith(start):
            raise problem(name, kind)


def problem(name: str, which: str, **facts: object) -> AshoreError:
    """What is wrong with a whole file: ``statements.file.<which>``."""
    said = (message(f"statements.file.{which}.{part}", **facts) for part in ("what", "right"))
    return AshoreError((Problem(name, "", None, *said),))
