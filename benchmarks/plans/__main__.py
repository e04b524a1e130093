"""``python -m benchmarks.plans [--quick] [--write]``."""

import sys

from benchmarks.plans import measure
from benchmarks.plans.instances import PUBLISHED, text

if "--write" in sys.argv:
    PUBLISHED.write_text(text(), "utf-8")
else:
    measure(5 if "--quick" in sys.argv else 1)
