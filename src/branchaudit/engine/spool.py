"""Results on disk: a sequence that holds only offsets in memory.

The file is anonymous (deleted by the system when it is closed, also after a crash), so nothing is
left behind; small runs never touch the disk.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import overload

from branchaudit.model import StoredFile

_IN_MEMORY = 16_000_000


class Spool(Sequence[StoredFile]):
    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed by `close`
        self._offsets: list[int] = []

    def append(self, result: StoredFile, pickled: bytes | None = None) -> None:
        """`pickled`: the same, where somebody has it already."""
        self._offsets.append(self._file.seek(0, 2))
        self._file.write(pickled or pickle.dumps(result, pickle.HIGHEST_PROTOCOL))

    def __len__(self) -> int:
        return len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> StoredFile: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[StoredFile]: ...
    def __getitem__(self, index: int | slice) -> StoredFile | Sequence[StoredFile]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        self._file.seek(self._offsets[index])
        result = pickle.load(self._file)
        assert isinstance(result, StoredFile)
        return result

    def __iter__(self) -> Iterator[StoredFile]:
        for index in range(len(self)):
            yield self[index]

    def close(self) -> None:
        self._file.close()
