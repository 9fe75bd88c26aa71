"""What a run keeps for the next one: facts of files that have not changed, and what rules said of them."""

LEAST = 50
"""Files from which it is worth while: below, reading is as fast as asking."""
