"""A manual as a page for browsers and for printing: the Markdown of `markdown.py`, rendered, with a style."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt

SUFFIX = ".html"
INDEX = "index.html"
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_ESCAPES = re.compile(r"\\(.)")
_PAGE_LINK = re.compile(r'(<a href="[^"#:]+)\.md"')
_STYLE = """\
body { max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.7;
       font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; color: #222; }
h1 { border-bottom: 3px solid #b22; padding-bottom: .3em; }
h2 { border-bottom: 1px solid #ccc; margin-top: 2em; }
h3 { margin: 1.8em 0 .2em; }
a { color: #a11; text-decoration: none; }
a:hover { text-decoration: underline; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #ccc; padding: .3em .6em; text-align: left; vertical-align: top; }
th { background: #f5f0ee; white-space: nowrap; }
code { color: #666; }
pre { background: #f7f7f7; padding: .6em 1em; white-space: pre-wrap; }
pre code { color: inherit; font-family: inherit; }
summary { cursor: pointer; color: #a11; }
@media print { body { max-width: none; margin: 0; } h3, tr, pre { break-inside: avoid; } }
"""


def page(markdown: str, index: str) -> str:
    """`index`: the file name of the list of manuals in Markdown, to which this page links."""
    mark, _, text = markdown.partition("\n")
    found = _TITLE.search(text)
    title = _ESCAPES.sub(r"\1", found[1]) if found else ""
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    body = _PAGE_LINK.sub(rf'\1{SUFFIX}"', body.replace(f'href="{index}"', f'href="{INDEX}"'))
    return (
        f'{mark}\n<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )
