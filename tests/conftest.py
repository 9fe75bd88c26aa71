"""For all tests: the user's cache folder is left alone, and a clone sees the same examples."""

import os
import tempfile

import pytest
from hypothesis import settings

# Rule sets that were found valid are kept for the time of the tests, for the commands that they start too.
_cache = tempfile.TemporaryDirectory(prefix="branchaudit-tests-")
os.environ["BRANCHAUDIT_CACHE_DIR"] = _cache.name

# The same examples on every machine, however slow; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_unconfigure(config: pytest.Config) -> None:
    _cache.cleanup()
