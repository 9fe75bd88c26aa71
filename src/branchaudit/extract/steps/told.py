"""发展党员: the days that papers of one person tell, which are no meetings (备案报告, 转正申请书, 批复)."""

from __future__ import annotations

import re

from branchaudit.extract.context import Context
from branchaudit.extract.development import milestones
from branchaudit.extract.steps import CONCERNED, OF_ONE, PAPERS_NOT, flat, names
from branchaudit.model import Row
from branchaudit.structure.cue import Cue

_PRESENTED = Cue(r"(?:^|(?<=[ ,，。;；:]))([\u4e00-\u9fff·]{2,4})(?:同志)?[,，][男女][,，]", flags=re.M)
"""何雨桐，男，1995年5月生，…"""


def told_rows(ctx: Context) -> tuple[Row, ...]:
    """Nothing where the paper may be about several persons: whose day it is would be a guess."""
    if ctx.kind.doc_type in PAPERS_NOT or not CONCERNED.search(ctx.folded):
        return ()
    head = flat(ctx.folded[ctx.title_start : ctx.title_end])
    about = names.names_by_steps(head) or names.names_in_file_name(ctx.document.source.name)
    about = about or names.labelled_names(match[1] for match in OF_ONE.finditer(ctx.folded))
    about = about or names.labelled_names(match[1] for match in _PRESENTED.finditer(ctx.folded))
    about = about or names.names_by_steps(flat(ctx.folded))
    return milestones(ctx, "", None, about) if len(about) == 1 else ()
