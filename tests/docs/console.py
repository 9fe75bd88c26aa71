"""Outputs that documents show: each ```console block is one `$ branchaudit …` command and all that it prints.

Run by `make samples`, this writes them anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n\$ branchaudit (.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def output(arguments: str) -> str:
    """What the command prints in the root of the tree, without colours, 80 columns wide."""
    done = subprocess.run(
        [sys.executable, "-m", "branchaudit", *shlex.split(arguments)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert not done.stderr, done.stderr
    return done.stdout


def main() -> None:
    text = README.read_text(encoding="utf-8")
    anew = BLOCK.sub(lambda m: f"```console\n$ branchaudit {m[1]}\n{output(m[1])}```", text)
    README.write_text(anew, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
