"""For all tests: nothing is kept in the user's cache folder, and a clone sees the same examples."""

import os

from hypothesis import settings

os.environ["BRANCHAUDIT_CACHE_DIR"] = ""

# The same examples on every machine, however slow; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
