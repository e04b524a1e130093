"""The audit of a lender's claim: what is stated, what contract and dates support, and why they differ.

``docs/audit.md`` explains the method and how well it does. Everything here is arithmetic on the user's own
contract and payments; a finding is a question to the lender, never a verdict.
"""

from ashore.law.audit.claim import Comparison, compare
from ashore.law.audit.entry import audit
from ashore.law.audit.finding import Cause, Finding, Severity
from ashore.law.audit.supported import supported
from ashore.law.audit.unclaimed import allocation_finding
from ashore.law.audit.wire import comparison_json, findings_json

__all__ = [
    "Cause",
    "Comparison",
    "Finding",
    "Severity",
    "allocation_finding",
    "audit",
    "compare",
    "comparison_json",
    "findings_json",
    "supported",
]
