"""Write the zh-Hant catalogues from the zh-Hans ones (OpenCC s2t plus our own corrections).

Run after changing a zh-Hans text: ``python scripts/hant.py``; ``--check`` only compares and exits 1 on a
difference, which is what the test suite does.
"""

import sys
from functools import cache
from pathlib import Path

from opencc import OpenCC

TEXTS = Path(__file__).parent.parent / "src" / "ashore" / "data" / "texts"

# Where the character-by-character table picks the wrong word for our subject.
CORRECTIONS: dict[str, str] = {
    "覈": "核",
    "髮卡": "發卡",
    "計收復利": "計收複利",
    "籤": "簽",
    "標簽": "標籤",
    "本金里": "本金裏",
    # The forms that readers in Hong Kong and Taiwan write.
    "爲": "為",
    "僞": "偽",
    "衆": "眾",
    "纔": "才",
    "啓": "啟",
    "喫": "吃",
    # Quotation marks of traditional print.
    "“": "「",
    "”": "」",
}


converter = cache(OpenCC)
"""Loading a table takes far longer than using it."""


def traditional(simplified: str) -> str:
    """The zh-Hant text of a zh-Hans catalogue; keys and placeholders are ASCII and stay as they are."""
    converted: str = converter("s2t").convert(simplified)
    for wrong, right in CORRECTIONS.items():
        converted = converted.replace(wrong, right)
    return converted


def main(arguments: list[str]) -> int:
    """Write every catalogue, or name those that differ; the exit status is 1 where any does."""
    stale = []
    for source in sorted((TEXTS / "zh-Hans").glob("*.toml")):
        target = TEXTS / "zh-Hant" / source.name
        wanted = traditional(source.read_text(encoding="utf-8"))
        if target.exists() and target.read_text(encoding="utf-8") == wanted:
            continue
        stale.append(target.name)
        if "--check" not in arguments:
            target.write_text(wanted, encoding="utf-8")
    for name in stale:
        print(("stale: " if "--check" in arguments else "written: ") + name)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
