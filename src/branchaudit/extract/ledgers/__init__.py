"""Ledgers of dues, tasks and members."""
