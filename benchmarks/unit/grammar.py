"""Sentences from patterns: {a|b} is one of these, <name> a word of a pool, <#3-9> a number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<([^<>]+)>")
_DEPTH = 6


class Voice:
    """Writes sentences for one document: no pattern comes twice as long as there are others."""

    def __init__(self, random: Random, pools: Mapping[str, Sequence[str]]) -> None:
        self.random = random
        self.pools = pools
        self._left: dict[str, list[str]] = {}

    def say(self, pool: str, **given: str) -> str:
        return self.fill(self.draw(pool), **given)

    def draw(self, pool: str) -> str:
        left = self._left.get(pool)
        if not left:
            left = self._left[pool] = self.random.sample(list(self.pools[pool]), len(self.pools[pool]))
        return left.pop()

    def fill(self, pattern: str, **given: str) -> str:
        text = pattern
        for _ in range(_DEPTH):
            text = _CHOICE.sub(lambda found: self.random.choice(found[1].split("|")), text)
            after = _SLOT.sub(lambda found: self._slot(found[1], given), text)
            if after == text:
                break
            text = after
        return text

    def _slot(self, name: str, given: Mapping[str, str]) -> str:
        if name in given:
            return given[name]
        if name.startswith("#"):
            low, high = name[1:].split("-")
            return str(self.random.randint(int(low), int(high)))
        return self.draw(name)
