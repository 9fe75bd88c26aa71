"""Several rule sets as one: parents of a set, or sets that are used together."""

from __future__ import annotations

from collections.abc import Sequence

from branchaudit.ruleset.pieces import Draft, Piece


def joined(drafts: Sequence[Draft]) -> Draft:
    """Rules and names of all; dimensions, bands and scheme of the first that has them."""
    first, *others = drafts
    if not others:
        return first
    heads = [draft.head for draft in drafts]
    data = {
        "id": "+".join(head.data["id"] for head in heads),
        "title": "、".join(head.data["title"] for head in heads),
        "version": heads[0].data["version"],
    }
    first.head = Piece(data, heads[0].source, ())
    for other in others:
        _join_rules(first, other)
        for what, mine, theirs in (
            ("参数", first.parameters, other.parameters),
            ("分组", first.groups, other.groups),
            ("名单", first.lists, other.lists),
            ("法规", first.regulations, other.regulations),
        ):
            for name, value in theirs.items():
                if mine.setdefault(name, value) != value:
                    raise other.head.fail(f"{what}“{name}”在一起使用的另一套规则里有不同的内容，请改名")
        for name, dimension in other.dimensions.items():
            first.dimensions.setdefault(name, dimension)
        for name, task in other.tasks.items():
            first.tasks.setdefault(name, task)
        first.bands = first.bands or other.bands
        first.pass_grade = first.pass_grade or other.pass_grade
        first.scheme = first.scheme or other.scheme
        first.files |= other.files
        first.switched_off += [rule for rule in other.switched_off if rule not in first.switched_off]
    return first


def _join_rules(first: Draft, other: Draft) -> None:
    """A rule that both inherit is one rule, unless one of them has changed it."""
    for rule_id, piece in other.rules.items():
        mine = first.rules.setdefault(rule_id, piece)
        if mine.data != piece.data:
            same = mine.origin == piece.origin
            what = "各自作了改动" if same else f"在 {mine.origin} 和 {piece.origin} 各有一条"
            raise other.head.fail(f"一起使用的规则集里，规则“{rule_id}”{what}，不能合用")
