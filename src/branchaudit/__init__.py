"""branchaudit: a compliance auditor for the archives of Party branches (党支部)."""

__version__ = "0.1.0"
