"""Write samples/ anew: the made-up unit, and the reports that the program should give of it.

Run by `make samples`. The files are the same bytes on every machine; look at the difference in
the reports before committing it: it is what users will notice.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from branchaudit.cli.output import write
from branchaudit.config import load_settings
from branchaudit.report.blocks import View
from branchaudit.run import audit

from . import broken, gaps, good

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = SAMPLES / "expected"

_SETTINGS = """\
# 示例单位的配置；写法见 docs/用户指南.md
unit: 澄溪市水务集团党委（虚构）
exclude:
  - expected/          # 应当得到的报告，供测试对照，不是档案
"""


def sample_files() -> Iterator[tuple[str, bytes]]:
    """(path under samples/, bytes)"""
    yield "branchaudit.yaml", _SETTINGS.encode()
    for branch in (good, gaps, broken):
        for name, data in branch.FILES.items():
            yield f"{branch.FOLDER}/{name}", data


def reports() -> dict[str, bytes]:
    """The reports on samples/ by file name, without what changes from run to run or with every version:
    the clock, the version, and the digest, which a comma in a rule's message changes."""
    out = {}
    with audit([str(SAMPLES)], load_settings([str(SAMPLES)])) as result:
        for format_ in ("json", "text"):
            buffer = io.BytesIO()
            write(result, format_, buffer, View())
            out[format_] = buffer.getvalue()
    data = json.loads(out["json"])
    data["generated_at"] = data["tool"]["version"] = data["ruleset"]["digest"] = None
    return {
        "report.json": (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode(),
        "report.txt": out["text"],
    }


def main() -> None:
    for branch in (good, gaps, broken):
        shutil.rmtree(SAMPLES / branch.FOLDER, ignore_errors=True)
    for name, data in sample_files():
        (SAMPLES / name).parent.mkdir(parents=True, exist_ok=True)
        (SAMPLES / name).write_bytes(data)
    EXPECTED.mkdir(exist_ok=True)
    for name, data in reports().items():
        (EXPECTED / name).write_bytes(data)


if __name__ == "__main__":
    main()
