"""Votes: how they were cast and counted, who was entitled, grades of an appraisal."""
