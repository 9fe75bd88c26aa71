"""What a run keeps for the next one: facts of files that have not changed, what rules said of them, and what
they said of all of them together.

Losing it costs time, nothing else; nothing in it is believed that does not prove to be what was kept.
"""

LEAST = 50
"""Files from which it is worth while: below, reading is as fast as asking."""
