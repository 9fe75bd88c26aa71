"""Renderers: a finished `Report` → terminal, JSON or CSV. They judge nothing."""
