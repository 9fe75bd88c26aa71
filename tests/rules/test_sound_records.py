"""A sound record of each type has no gap; without one of its parts it has that gap and no other."""

from __future__ import annotations

import pytest

from branchaudit.model import Finding
from shipped import judged
from sound import SOUND

TITLED = {("rectification", "issuer"), ("rectification", "responsible_unit"), ("election", "topic")}
"""Where the title answers for a part that is left out."""
PARTS = [
    (doc_type, part)
    for doc_type, (_, parts) in SOUND.items()
    for part in parts
    if part not in ("content", "body", "talker", "talked_to") and (doc_type, part) not in TITLED
]


def gaps(title: str, parts: dict[str, str], as_type: str) -> list[Finding]:
    found = judged("\n".join((title, *parts.values())), as_type=as_type).findings
    return [f for f in found if f.kind == "gap"]


@pytest.mark.parametrize("doc_type", SOUND)
def test_a_sound_record_is_told_by_its_text_and_has_no_gap(doc_type: str) -> None:
    title, parts = SOUND[doc_type]
    told = judged("\n".join((title, *parts.values())))
    assert told.record.doc_type == doc_type
    assert [(f.rule, f.message) for f in told.findings if f.kind == "gap"] == []
    assert told.score.value == 100
    assert [r for r in told.results if r.outcome == "error"] == []


@pytest.mark.parametrize(("doc_type", "part"), PARTS)
def test_without_one_part_there_is_that_gap_and_no_other(doc_type: str, part: str) -> None:
    title, parts = SOUND[doc_type]
    found = gaps(title, {k: v for k, v in parts.items() if k != part}, doc_type)
    found = [f for f in found if f.category != "numbering_gap"]  # 一、三、 is one, rightly
    assert {f.element for f in found} == {part}
    assert {f.category for f in found} == {"missing_element"}


@pytest.mark.parametrize(
    ("doc_type", "part"), [(t, p) for t, p in PARTS if "：" in SOUND[t][1][p] and p != "signature"]
)
def test_an_empty_label_is_a_blank_that_names_its_place(doc_type: str, part: str) -> None:
    title, parts = SOUND[doc_type]
    emptied = {k: v if k != part else v[: v.index("：") + 1] for k, v in parts.items()}
    found = gaps(title, emptied, doc_type)
    assert [(f.element, f.category) for f in found] == [(part, "blank_element")]
    assert found[0].place is not None
    assert found[0].quote is not None
    assert found[0].place.line == 1 + "\n".join((title, *emptied.values())).split("\n").index(emptied[part])
