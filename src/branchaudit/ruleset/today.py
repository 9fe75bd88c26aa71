"""The day of a run, as rules see it: it knows on which other days their verdicts would be the same."""

from __future__ import annotations

from branchaudit.model import ANY_DAY, Days, Value


class Today:
    def __init__(self, day: str) -> None:
        self._day = day
        self._after, self._before = ANY_DAY
        self._only = False

    def read(self) -> str | None:
        """For any use, a message for instance: the verdict is one of this day. None where rules are tried
        out on no day."""
        self._only = True
        return self._day or None

    def beside(self, value: Value) -> str | None:
        """To be compared with `value`: the outcome is the same as long as the day stays on its side."""
        if not isinstance(value, str) or value == self._day:
            self._only = True
        elif value < self._day:
            self._after = max(self._after, value)
        else:
            self._before = min(self._before, value)
        return self._day or None

    @property
    def days(self) -> Days:
        return Days(self._day, self._day) if self._only else Days(self._after, self._before)
