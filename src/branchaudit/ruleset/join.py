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
                    sides = f"在 {_id(other)} 和写在它前面的一套里内容不一样"
                    raise other.head.fail(f"{what}“{name}”{sides}，不能一起使用；请给一个改名")
        for name, dimension in other.dimensions.items():
            first.dimensions.setdefault(name, dimension)
        for name, task in other.tasks.items():
            first.tasks.setdefault(name, task)
        first.bands = first.bands or other.bands
        first.pass_grade = first.pass_grade or other.pass_grade
        first.scheme = first.scheme or other.scheme
        first.event_points = first.event_points or other.event_points
        first.on_site += [one for one in other.on_site if one not in first.on_site]
        first.files |= other.files
        first.switched_off += [rule for rule in other.switched_off if rule not in first.switched_off]
    return first


def _join_rules(first: Draft, other: Draft) -> None:
    """A rule that both inherit is one rule, unless one of them has changed it."""
    for rule_id, piece in other.rules.items():
        mine = first.rules.setdefault(rule_id, piece)
        if mine.data == piece.data:
            continue
        if mine.origin == piece.origin:
            told = f"{_id(other)} {_change(piece)}；写在它前面的一套{_change(mine)}"
            what = f"改得不一样（{told}），不能合用；请由一套继承另一套，或改成一样"
        else:
            what = f"在 {mine.origin} 和 {piece.origin} 各有一条，请给一条换编号"
        raise other.head.fail(f"一起使用的规则集里，规则“{rule_id}”{what}")


def _change(piece: Piece) -> str:
    places = "、".join(piece.changed_at())
    return f"改在 {places}" if places else "没有改"


def _id(draft: Draft) -> str:
    return str(draft.head.data["id"])
