"""Papers: their frame and parts, and the items of a rectification ledger."""
