"""What a meeting told somebody to do by a day, and whether any later record of the branch speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b

from branchaudit.archive.body import digest_of
from branchaudit.archive.likeness import Corpus
from branchaudit.archive.tables.papers import han_of, pairs_of
from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import NOWHERE, Archive
from branchaudit.model import Activity, Kept

_MEETINGS = frozenset({"branch_committee_meeting", "branch_general_meeting"})
_NOTHING = digest_of(b"")
"""Of a record whose words were not kept: it is too short, or of another kind."""
_ALIKE, _BY_OWNER = 0.34, 0.12
"""Share of the pairs of characters of a matter, from which a sentence speaks of it; beside its owner's
name."""
_DONE = re.compile("完成|办结|落实|做完|销号|到位|汇报|办妥|交来|已|进展|顺延|延期")
_OVERALL = re.compile(
    r"(?:上次|前次|上月|上一?次会议?|上期|上季度|以上|各项)[^。;；\n]{0,20}(?:均|都|全部|逐项|逐条|各项|基本|无|没有)[^。;；\n]{0,12}"
    r"(?:完成|落实|办结|到位|遗留|做完)"
)
_SENTENCE = re.compile(r"[。;；\n]")


class _Later:
    """A record of the branch as far as its words are known."""

    def __init__(self, one: Activity, text: str, *, readable: bool) -> None:
        self.date, self.text, self.readable = one.date or "", text, readable
        self.meets = one.doc_type in _MEETINGS
        self.bare = han_of(text)

    @cached_property
    def sentences(self) -> tuple[tuple[str, set[str]], ...]:
        """With the pairs of characters in each: few records come so near to a matter that they are needed."""
        return tuple((part, pairs_of(part)) for part in _SENTENCE.split(self.text) if len(part) > 1)


def rows(archive: Archive) -> Iterator[TableRow]:
    """One row a matter whose day is over."""
    if archive.corpus is None:
        return
    by_branch: dict[str, list[int]] = {}
    for number, one in enumerate(archive.activities):
        meant = archive.branch_called(one.named) if one.named else None  # it may lie in another's folder
        by_branch.setdefault(meant or one.branch or NOWHERE, []).append(number)
    for branch, numbers in sorted(by_branch.items()):
        if branch != NOWHERE and any(archive.activities[n].rows.get("assigned") for n in numbers):
            yield from _known(archive, branch, numbers, archive.corpus)


def _known(archive: Archive, branch: str, numbers: Sequence[int], corpus: Corpus) -> Sequence[TableRow]:
    """From an earlier run, where the records of the branch are the same."""
    told = blake2b(b"assignments", digest_size=16)
    for number in numbers:
        told.update(
            repr((corpus.digests[number], archive.activities[number])).encode("utf-8", "surrogatepass")
        )
    return corpus.pairs.table(told.digest(), lambda: list(_of_branch(archive, branch, numbers, corpus)))


def _of_branch(archive: Archive, branch: str, numbers: Sequence[int], corpus: Corpus) -> Iterator[TableRow]:
    held = [
        (archive.activities[number], _read(archive.activities[number], number, corpus)) for number in numbers
    ]
    found = []
    for one, _ in held:
        for kept in one.rows.get("assigned", ()):
            later = [other for _, other in held if not one.date or not other.date or other.date > one.date]
            found.append((one, kept, later, _spoken_of(kept, later)))
    followed = sum(said for *_, said in found)
    for one, kept, later, said in found:
        due = str(kept.fields["due"])
        met = [other for other in later if other.meets and other.date > due]
        yield TableRow(
            {
                "owner": kept.fields["owner"],
                "matter": kept.fields["matter"],
                "due": due,
                "followed": said,
                "meetings": len(met),
                "read": all(other.readable for other in later if other.meets),
                "others": followed - said,
            },
            branch,
            (one.path, one.record, str(kept.fields["matter"])),
            day=one.date,
            activity=one,
            place=kept.place,
            persons=(str(kept.fields["owner"]),),
        )


def _read(one: Activity, number: int, corpus: Corpus) -> _Later:
    readable = corpus.digests[number] != _NOTHING
    text = corpus.body(number).text if readable else "\n".join(_known_words(one))
    return _Later(one, text, readable=readable)


def _known_words(one: Activity) -> Iterable[str]:
    """Of a record whose words were not kept: its title, and the lists that were."""
    yield one.title
    yield str(one.facts.get("official_title") or "")
    for rows_ in one.rows.values():
        for kept in rows_:
            yield " ".join(value for value in kept.fields.values() if isinstance(value, str))


def _spoken_of(kept: Kept, later: Sequence[_Later]) -> bool:
    owner, wanted = str(kept.fields["owner"]), pairs_of(str(kept.fields["matter"]))
    if not wanted:
        return True
    least = _BY_OWNER * len(wanted)
    for other in later:
        if other.meets and _OVERALL.search(other.text):
            return True
        if sum(pair in other.bare for pair in wanted) < least:
            continue  # no sentence can have more of them than the whole
        for sentence, pairs in other.sentences:
            share = len(wanted & pairs) / len(wanted)
            if share >= _ALIKE or (owner in sentence and (share >= _BY_OWNER) and _DONE.search(sentence)):
                return True
    return False
