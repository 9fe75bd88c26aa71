"""python -m unit FOLDER [--seed 1] [--branches 30] [--months 12] [--defects], from the folder benchmarks."""

from __future__ import annotations

import argparse
from pathlib import Path

from unit.make import write


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the archive of one made-up unit, a year of it.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--branches", type=int, default=30)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--defects", action="store_true", help="with injected defects and a truth file")
    given = parser.parse_args()
    made = write(given.folder, given.seed, given.branches, given.months, faulty=given.defects)
    print(f"{len(made)} files")


if __name__ == "__main__":
    main()
