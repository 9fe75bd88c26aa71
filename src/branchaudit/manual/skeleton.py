"""A rule set to start from, with every part explained: `skeleton.yaml` under another name."""

from __future__ import annotations

from importlib import resources

from branchaudit.config import DEFAULT_RULESETS


def skeleton(name: str) -> str:
    text = resources.files("branchaudit.manual").joinpath("skeleton.yaml").read_text(encoding="utf-8")
    return text.replace("SET-ID", name).replace("PARENTS", ", ".join(DEFAULT_RULESETS))
