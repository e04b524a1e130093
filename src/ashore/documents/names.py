"""File and folder names made from what people typed, safe on every system."""

import re

LONGEST = 60
"""Characters of a name; three bytes each in UTF-8 stay below the 255 bytes that file systems allow."""

_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_name(text: str) -> str:
    """A name that is one path component everywhere: no separators, no leading or trailing dots, not reserved."""
    joined = " ".join(_FORBIDDEN.sub(" ", text).split())
    kept = joined[:LONGEST].strip(". ")
    return f"_{kept}" if not kept or _RESERVED.fullmatch(kept) else kept
