"""For all tests: nothing is kept in the user's cache folder."""

import os

os.environ["BRANCHAUDIT_CACHE_DIR"] = ""
