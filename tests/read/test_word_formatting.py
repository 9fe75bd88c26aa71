"""Formatting is cut before a document is parsed: nothing that bears on the text may go with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from branchaudit.read.word_formatting import without_formatting

from .docx_builder import document, para, part, run, texts

FONT = '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>'


def test_fonts_and_sizes_go() -> None:
    xml = part("document", para(run("议题", FONT))).encode()
    assert b"rFonts" not in without_formatting(xml)
    assert "议题".encode() in without_formatting(xml)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FF0000"/>',
        '<w:rStyle w:val="a"/>',
        '<w:ins w:id="1" w:author="甲"/>',
        '<w:del w:id="1" w:author="甲"/>',
        '<w:rFonts w:ascii="Wingdings 2"/>',
    ],
)
def test_what_tells_something_of_the_text_stays(properties: str) -> None:
    xml = part("document", para(run("议题", FONT + properties))).encode()
    assert properties.encode() in without_formatting(xml)


@pytest.mark.parametrize(
    "odd",
    [
        "<!-- <w:rPr> -->",
        "<w:t><![CDATA[写作<w:rPr>的标记</w:rPr>]]></w:t>",
        "<?note <w:rPr> ?>",
        f'<w:r><w:rPr>{FONT}<w:rPrChange w:id="1"><w:rPr>{FONT}</w:rPr></w:rPrChange></w:rPr></w:r>',
    ],
)
def test_an_unusual_document_is_left_whole(odd: str) -> None:
    xml = part("document", f'<?xml version="1.0"?>{para(run("议题", FONT) + odd)}').encode()
    assert without_formatting(xml) == xml


PIECES = st.sampled_from(
    [run("甲", FONT), run("乙"), "<w:r><w:t>丙</w:t></w:r>", run("丁", '<w:color w:val="FF0000"/>'),
     "<w:r><w:rPr/><w:t>戊</w:t></w:r>", "<w:r><w:rPr ><w:b/></w:rPr ><w:t>己</w:t></w:r>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8))
def test_the_text_is_the_same_and_the_tree_sound(pieces: list[str]) -> None:
    xml = part("document", para("<w:bookmarkStart/>" + "".join(pieces))).encode()
    whole, slim = etree.fromstring(xml), etree.fromstring(without_formatting(xml))
    assert "".join(slim.itertext()) == "".join(whole.itertext())


def test_a_document_with_line_breaks_between_its_tags(tmp_path: Path) -> None:
    body = para(run("议题：")).replace("><", ">\n  <") + para(run("修灯")).replace("><", ">\n  <")
    assert texts(document(tmp_path, body)) == ["议题：", "修灯"]
