"""The package around the text: other parts, other packagings, images and properties."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest

from branchaudit.document import Document, Image

from .docx_builder import (
    NAMESPACES,
    cell,
    document,
    docx,
    para,
    part,
    parts,
    read_bytes,
    relation,
    relations,
    run,
    table,
    texts,
    zipped,
)

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DIGEST = hashlib.sha256(PNG).hexdigest()


def picture(id: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="{alt}"/>'
        "<a:graphic><a:graphicData><pic:pic>"
        f'<pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def section(*references: str) -> str:
    return f"<w:sectPr>{''.join(references)}</w:sectPr>"


def test_headers_footers_notes_and_comments_stand_after_the_body(tmp_path: Path) -> None:
    top, bottom = (
        f'<w:{kind}Reference w:type="default" r:id="{kind[0]}1"/>' for kind in ("header", "footer")
    )
    again = '<w:headerReference w:type="default" r:id="h2"/>'
    first = f"<w:p><w:pPr>{section(top)}</w:pPr>{run('正文')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    separator = f'<w:footnote w:type="separator" w:id="0">{para("横线")}</w:footnote>'
    result = document(
        tmp_path,
        first + section(again, bottom),
        extra={
            "word/header1.xml": part("hdr", para("第一党支部")),
            "word/header2.xml": part("hdr", para("第一党支部")),
            "word/header3.xml": part("hdr", para("未被使用")),
            "word/footer1.xml": part("ftr", table(cell("第1页"))),
            "word/footnotes.xml": part(
                "footnotes", separator + f'<w:footnote w:id="2">{para("脚注")}</w:footnote>'
            ),
            "word/endnotes.xml": part("endnotes", f'<w:endnote w:id="2">{para("尾注")}</w:endnote>'),
            "word/comments.xml": part("comments", f'<w:comment w:id="0">{para("请补签名")}</w:comment>'),
        },
        links=(
            relation("h1", "header", "header1.xml"),
            relation("h2", "header", "header2.xml"),
            relation("h3", "header", "header3.xml"),
            relation("f1", "footer", "footer1.xml"),
            relation("n1", "footnotes", "footnotes.xml"),
            relation("n2", "endnotes", "endnotes.xml"),
            relation("c1", "comments", "comments.xml"),
        ),
    )
    assert [(b.kind, b.text) for b in result.blocks] == [
        ("paragraph", "正文"), ("header", "第一党支部"), ("footer", "第1页"), ("note", "脚注"),
        ("note", "尾注"),
        ("comment", "请补签名"),
    ]  # fmt: skip
    assert result.comments == 1


def test_images_are_counted_where_they_stand(tmp_path: Path) -> None:
    vml = '<w:r><w:pict><v:shape alt="签到表"><v:imagedata r:id="i2"/></v:shape></w:pict></w:r>'
    body = (
        para("甲")
        + para(picture("i1", "会议照片"))
        + table(cell(para(vml)) + cell(para(picture("i1") + run("乙"))))
    )
    result = document(
        tmp_path,
        body,
        extra={"word/media/a.png": PNG, "word/media/b.png": b"other"},
        links=(relation("i1", "image", "media/a.png"), relation("i2", "image", "/word/media/b.png")),
    )
    assert [(b.text, b.images) for b in result.blocks] == [("甲", 0), ("", 1), ("", 1), ("乙", 1)]
    assert result.images == (
        Image(DIGEST, "会议照片", 2, len(PNG)),
        Image(hashlib.sha256(b"other").hexdigest(), "签到表", 3, 5),
        Image(DIGEST, "", 4, len(PNG)),
    )


def test_relationships_to_nowhere_and_outside_do_no_harm(tmp_path: Path) -> None:
    links = (
        relation("i1", "image", "../NULL"),
        relation("i2", "image", "http://192.0.2.1/a.png", external=True),
        relation("i3", "image", "file:///etc/passwd", external=True),
        relation("s", "styles", "没有.xml"),
        relation("n", "numbering", "没有.xml"),
        relation("f", "footnotes", "没有.xml"),
    )
    styled = para("乙", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr>')
    pictures = "".join(picture(id) for id in ("i1", "i2", "i3", "i4"))
    result = document(tmp_path, para(run("甲") + pictures) + styled, links=links)
    assert texts(result) == ["甲", "乙"]
    assert result.images == ()


def test_properties(tmp_path: Path) -> None:
    core = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:d="http://purl.org/dc/terms/"><d:created>2024-03-05T01:30:00Z</d:created>'
        "<d:modified>没有日期</d:modified><c:revision>3</c:revision></c:coreProperties>"
    )
    app = '<Properties xmlns="x"><TotalTime>42</TotalTime><Application>WPS Office</Application></Properties>'
    members = parts(para("正文"), extra={"docProps/core.xml": core, "docProps/app.xml": app})
    members["_rels/.rels"] = relations(
        relation("a", "officeDocument", "word/document.xml"),
        relation("b", "metadata/core-properties", "docProps/core.xml"),
        relation("c", "extended-properties", "/docProps/app.xml"),
    )
    result = read_bytes(tmp_path, zipped(members))
    assert isinstance(result, Document)
    got = result.properties
    assert got.created == datetime(2024, 3, 5, 1, 30, tzinfo=UTC)
    assert (got.modified, got.revision, got.editing_minutes, got.application) == (None, 3, 42, "WPS Office")


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    data = docx(para("正文"))
    result = read_bytes(tmp_path, data)
    assert isinstance(result, Document)
    assert result.sha256 == hashlib.sha256(data).hexdigest()
    assert (result.format, result.source.name) == ("docx", "记录.docx")


def test_the_main_part_may_have_any_name(tmp_path: Path) -> None:
    assert texts(document(tmp_path, para("正文"), main="文档/主体.xml")) == ["正文"]


def test_names_with_backslashes_and_other_case(tmp_path: Path) -> None:
    members = {name.replace("/", "\\").upper(): content for name, content in parts(para("正文")).items()}
    result = read_bytes(tmp_path, zipped(members))
    assert isinstance(result, Document)
    assert texts(result) == ["正文"]


def test_utf16_parts(tmp_path: Path) -> None:
    members = parts(para("正文"))
    main = str(members["word/document.xml"]).replace("UTF-8", "UTF-16")
    result = read_bytes(tmp_path, zipped(members | {"word/document.xml": main.encode("utf-16")}))
    assert isinstance(result, Document)
    assert texts(result) == ["正文"]


def test_strict_ooxml(tmp_path: Path) -> None:
    strict = {
        name: str(content)
        .replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
        .replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
        for name, content in parts(
            para(run("标题") + picture("i"), '<w:pStyle w:val="1"/>'),
            extra={
                "word/styles.xml": part(
                    "styles", '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
                )
            },
            links=(relation("s", "styles", "styles.xml"), relation("i", "image", "media/a.png")),
        ).items()
    }
    result = read_bytes(tmp_path, zipped({**strict, "word/media/a.png": PNG}))
    assert isinstance(result, Document)
    assert [(b.text, b.heading, b.images) for b in result.blocks] == [("标题", 1, 1)]
    assert result.images[0].sha256 == DIGEST


@pytest.mark.parametrize("name", ["记录.doc", "记录.xml"])
def test_flat_opc(tmp_path: Path, name: str) -> None:
    def flat(part_name: str, content: str) -> str:
        return f'<pkg:part pkg:name="/{part_name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'

    body = para(run("正文") + picture("i"))
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + flat("_rels/.rels", relations(relation("r", "officeDocument", "word/document.xml")))
        + flat("word/_rels/document.xml.rels", relations(relation("i", "image", "media/a.png")))
        + flat("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        + '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>'
        + base64.encodebytes(PNG).decode()
        + "</pkg:binaryData></pkg:part></pkg:package>"
    )
    result = read_bytes(tmp_path, data.encode(), name)
    assert isinstance(result, Document)
    assert (result.format, texts(result), result.images) == (
        "flat_opc",
        ["正文"],
        (Image(DIGEST, "", 1, len(PNG)),),
    )


def test_what_python_docx_writes(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("会议记录", 0)
    made.add_heading("一、议程", 2)
    made.add_paragraph("第一项", "List Number")
    made.add_paragraph("第二项", "List Number")
    made.add_page_break()
    grid = made.add_table(2, 2)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "签到"
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.add_comment(made.paragraphs[2].runs, "批注", "审")
    path = tmp_path / "a.docx"
    made.save(str(path))
    result = read_bytes(tmp_path, path.read_bytes())
    assert isinstance(result, Document)
    assert [(b.kind, b.text, b.heading, b.row_span, b.new_page) for b in result.blocks] == [
        ("paragraph", "会议记录", 0, 1, False),
        ("paragraph", "一、议程", 2, 1, False),
        ("paragraph", "1. 第一项", None, 1, False),
        ("paragraph", "2. 第二项", None, 1, False),
        ("cell", "签到", None, 2, True),
        ("cell", "", None, 1, False),
        ("cell", "", None, 1, False),
        ("header", "页眉", None, 1, False),
        ("comment", "批注", None, 1, False),
    ]
