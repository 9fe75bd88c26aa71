"""A file whose reading kills the process that tries it, as the system does when memory runs out."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

from branchaudit.document import SourceFile


class Deadly(SourceFile):
    """Harmless in the main process."""

    def __getattribute__(self, name: str) -> Any:
        if name == "path" and multiprocessing.parent_process() is not None:
            os._exit(9)
        return super().__getattribute__(name)
