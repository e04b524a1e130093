"""What every test runs under: property tests without a deadline (machines are noisy), the same examples each run.

``pytest --hypothesis-profile=explore`` looks for new examples instead.
"""

import gc

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """What was collected stays until the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
