"""The one façade every face calls: what is owed, what can be paid, what to offer, and the papers.

Every answer is in the JSON names of DESIGN, in the reader's language.
"""

from ashore.loans.wire import xirr_json
from ashore.workout.facade import Workout
from ashore.workout.terms import read_terms, terms_json

__all__ = ["Workout", "read_terms", "terms_json", "xirr_json"]
