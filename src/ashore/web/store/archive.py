"""One file that holds several: a zip with a manifest of SHA-256 sums, the same bytes for the same contents.

Nothing in it is compressed, and an archive with anything compressed is refused: what is read can then never be larger
than what was given. Names are checked against those that are expected; nothing is ever written under them.
"""

import io
import json
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from ashore.case.faults import printable
from ashore.web.store.errors import TakeoutError

MANIFEST = "manifest.json"
LARGEST = 1 << 30
"""Bytes of an archive that is taken in."""
_KIND, _VERSION = "ashore-takeout", 1
_NEW_YEAR_1980 = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can name; a real one would make archives of the same contents differ."""
_UNIX = 3
_OWNER_ONLY = 0o100600 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """An archive of files by name."""
    sums = {name: sha256(content).hexdigest() for name, content in files.items()}
    manifest = {"format": _KIND, "version": _VERSION, "files": sums}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: _json(manifest), **files}.items():
            entry = zipfile.ZipInfo(name, _NEW_YEAR_1980)
            entry.create_system, entry.external_attr = _UNIX, _OWNER_ONLY
            archive.writestr(entry, content)
    return buffer.getvalue()


def unpack(data: bytes, expected: re.Pattern[str]) -> dict[str, bytes]:
    """The files of an archive, all of those that its manifest lists; ``expected`` is how each may be named.

    Raises:
        TakeoutError: it is none, was changed, or is built to do harm. Nothing else, for any bytes.
    """
    if len(data) > LARGEST:
        raise TakeoutError("large")
    try:
        files = _entries(data)
    except _BROKEN:
        raise TakeoutError("broken") from None
    sums = _sums(files.pop(MANIFEST, b""))
    for name in sorted(sums.keys() | files.keys()):
        if name not in sums or not expected.fullmatch(name):
            raise TakeoutError("foreign", name=printable(name))
        if name not in files:
            raise TakeoutError("missing", name=name)
        if sha256(files[name]).hexdigest() != sums[name]:
            raise TakeoutError("changed", name=name)
    return files


# What zipfile lets through of hostile bytes, seen under fuzzing.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, ValueError, OSError, EOFError, RuntimeError, OverflowError,
)  # fmt: skip


def _entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if len(set(names)) < len(names):
            twice, _ = Counter(names).most_common(1)[0]
            raise TakeoutError("twice", name=printable(twice))
        if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
            raise TakeoutError("compressed")
        if sum(entry.file_size for entry in entries) > len(data):
            raise TakeoutError("broken")  # entries that lie over each other
        return {name: archive.read(name) for name in names}


def _sums(manifest: bytes) -> dict[str, str]:
    try:
        said = json.loads(manifest)
        kind, version, sums = said["format"], said["version"], said["files"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise TakeoutError("none") from None
    if kind != _KIND or not isinstance(version, int) or not isinstance(sums, dict):
        raise TakeoutError("none")
    if version != _VERSION:
        raise TakeoutError("newer")
    return sums


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
