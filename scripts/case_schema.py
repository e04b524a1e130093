"""Write the shipped JSON Schema of the case file; run after changing its models.

``python scripts/case_schema.py``. A test fails while the shipped file differs.
"""

from pathlib import Path

from ashore.case.json_schema import SHIPPED, json_schema_text

TARGET = Path(__file__).parent.parent / "src" / "ashore" / "data" / SHIPPED

if __name__ == "__main__":
    TARGET.write_text(json_schema_text(), encoding="utf-8")
    print(f"written: {TARGET.name}")
