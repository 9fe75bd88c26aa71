"""The table of a form as CSV that spreadsheets open with the right characters."""

from __future__ import annotations

import csv
import io

from branchaudit.forms.design import Ledger


def csv_file(ledger: Ledger) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows((ledger.columns, *ledger.rows))
    return out.getvalue().encode("utf-8-sig")
