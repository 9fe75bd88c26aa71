"""Tables put together from the records of all branches; `archive_facts` says what their rows mean.
One module makes one table, and is loaded when a rule asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from branchaudit.archive.tables.row import TableRow
from branchaudit.archive.view import Archive

_MODULES = {
    "assignments": "assignments",
    "appraisal_ballots": "appraisal_ballots",
    "away": "away",
    "attendance": "attendance",
    "headcounts": "headcounts",
    "offices": "offices",
    "presence": "presence",
    "leaders": "leaders",
    "talks": "talks",
    "makeup": "makeup",
    "hours": "hours",
    "development": "development",
    "elections": "elections",
    "election_results": "election_results",
    "introducers": "introducers",
    "life": "life",
    "notices": "notices",
    "prior": "prior",
    "replies": "replies",
    "terms": "terms",
    "told_counts": "told_counts",
    "told_steps": "told_steps",
    "twins": "twins",
    "batches": "batches",
    "secretary_training": "secretary_training",
    "shared_images": "shared_images",
    "sign_in": "sign_in",
    "speeches_again": "speeches_again",
    "misfiled": "misfiled",
    "filed_as": "filed_as",
    "theme_days": "theme_days",
    "lectures": "lectures",
    "yearly": "yearly",
    "last_years": "last_years",
    "same_files": "same_files",
    "dues_months": "dues_months",
    "dues_gaps": "dues_gaps",
    "dues_bases": "dues_bases",
    "dues_ledgers": "dues_ledgers",
    "dues_members": "dues_members",
    "raised_problems": "raised_problems",
    "rectifications": "rectifications",
    "completion_claims": "completion_claims",
    "rectification_months": "rectification_months",
    "branch_ledgers": "branch_ledgers",
    "unit_duties": "unit_duties",
    "unit_branches": "unit_branches",
}
"""Table → module with a function `rows`."""


def rows_of(table: str, archive: Archive) -> Iterable[TableRow]:
    make: Callable[[Archive], Iterable[TableRow]] = import_module(f"{__name__}.{_MODULES[table]}").rows
    return make(archive)
