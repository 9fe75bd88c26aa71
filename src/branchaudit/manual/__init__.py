"""Rule sets explained: pages on rules, point tables, whole manuals, what has changed between versions.

`book.Book` is what all of it starts from: a rule set as it is written and as it is used. What is built
here is titles and lines; the commands print them, `markdown.py` writes them to files.
"""
