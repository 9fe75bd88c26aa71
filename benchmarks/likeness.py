"""Near-copy search over many records: `python benchmarks/likeness.py [--records 100000]`.

Every record is drawn at random from a vocabulary, 2,000 characters long; one in a hundred is a copy of
an earlier one with every fortieth character changed. Prints the time of fingerprints (part of reading, spread
over the processes) and of the search, the copies found, pairs that are none, and the memory at its highest.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from array import array

from branchaudit.archive.body import fingerprints
from branchaudit.archive.likeness import candidates

LENGTH, WORDS, COPIES, CHANGED = 2000, 6000, 100, 40


def records(count: int) -> tuple[list[array[int]], set[tuple[int, int]], float]:
    """(fingerprints, pairs that are copies, seconds for the fingerprints)."""
    chance = random.Random(20)
    signs = [chr(0x4E00 + n) for n in range(3000)]
    words = ["".join(chance.choices(signs, k=chance.randint(2, 4))) for _ in range(WORDS)]
    kept: dict[int, str] = {}
    prints: list[array[int]] = []
    copies: set[tuple[int, int]] = set()
    taken = 0.0
    for number in range(count):
        if number % COPIES == COPIES - 1:
            earlier = number - COPIES // 2
            signs_of = list(kept.pop(earlier))
            for at in range(0, LENGTH, CHANGED):
                signs_of[at] = chance.choice(signs)
            text = "".join(signs_of)
            copies.add((earlier, number))
        else:
            text = "".join(chance.choices(words, k=LENGTH // 2))[:LENGTH]
            if number % COPIES == COPIES - 1 - COPIES // 2:
                kept[number] = text
        start = time.perf_counter()
        prints.append(fingerprints(text))
        taken += time.perf_counter() - start
    return prints, copies, taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    count: int = parser.parse_args().records
    prints, copies, taken = records(count)
    start = time.perf_counter()
    found = set(candidates(prints, 0.6))
    searched = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} records: fingerprints {taken:.1f} s, search {searched:.1f} s, peak {peak} MB")
    print(f"copies found {len(found & copies)} of {len(copies)}, other pairs {len(found - copies)}")


if __name__ == "__main__":
    main()
