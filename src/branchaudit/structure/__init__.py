"""What a passage is made of: labels, titles, headings, dates, persons, placeholders.

Shared by the stages that split, classify and extract; knows nothing of document types.
"""
