# ruff: noqa: E501  XML reads best in one piece
"""The parts of a Word document as WPS writes them, as strings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from content import Minutes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = (
    'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)


class Writer:
    """document.xml, piece by piece."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.parts: list[str] = []
        self.ids = [f"{random.randrange(0x1000000):08X}" for _ in range(12)]

    def paragraph(self, text: str, *, bold: bool = False, centered: bool = False, page: bool = False) -> None:
        random, add = self.random, self.parts.append
        rsid = random.choice(self.ids)
        style = '<w:jc w:val="center"/>' if centered else '<w:ind w:firstLine="560" w:firstLineChars="200"/>'
        font = (
            '<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/>'
            + ("<w:b/>" if bold else "")
            + '<w:sz w:val="28"/>'
        )
        add(
            f'<w:p w14:paraId="{random.randrange(0x80000000):08X}" w:rsidR="{rsid}" w:rsidRDefault="{rsid}">'
            f"<w:pPr>{'<w:pageBreakBefore/>' if page else ''}"
            f'<w:spacing w:line="560" w:lineRule="exact"/>{style}<w:rPr>{font}</w:rPr></w:pPr>'
        )
        at = 0
        while at < len(text):
            end = at + random.randrange(6, 21)
            own = f' w:rsidRPr="{random.choice(self.ids)}"' if random.random() < 0.5 else ""
            lang = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' if random.random() < 0.5 else ""
            space = ' xml:space="preserve"' if text[at] == " " or text[end - 1 : end] == " " else ""
            add(f"<w:r{own}><w:rPr>{font}{lang}</w:rPr><w:t{space}>{text[at:end]}</w:t></w:r>")
            at = end
        add("</w:p>")

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[tuple[str | None, int]]]) -> None:
        """The cells of the first column are labels. A cell that is None is merged with the one above."""
        add = self.parts.append
        borders = "".join(
            f'<w:{side} w:val="single" w:color="auto" w:sz="4" w:space="0"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        add(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="5"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        )
        add("".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>")
        for row, next_row in zip(rows, [*rows[1:], []], strict=True):
            below = [text for text, _ in next_row]
            add('<w:tr><w:trPr><w:trHeight w:val="567" w:hRule="atLeast"/><w:jc w:val="center"/></w:trPr>')
            column = 0
            for at, (text, span) in enumerate(row):
                width = sum(widths[column : column + span])
                merge = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                if text is None:
                    merge += "<w:vMerge/>"
                elif None in below[at : at + 1]:
                    merge += '<w:vMerge w:val="restart"/>'
                add(
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
                )
                for line in (text or "").split("\n"):
                    self.paragraph(line, bold=column == 0)
                add("</w:tc>")
                column += span
            add("</w:tr>")
        add("</w:tbl>")

    def minutes(self, record: Minutes, *, page: bool = False) -> None:
        for number, line in enumerate(record.title):
            self.paragraph(line, bold=True, centered=True, page=page and not number)
        if record.rows:
            self.table((1700, 2900, 1500, 2900), record.rows)
        for line in record.body:
            self.paragraph(line)
        if record.table:
            rows = [[(text, 1) for text in row] for row in record.table]
            widths = (700, 2900, 3000, 1200, 1700) if len(rows[0]) == 5 else (1100, 1150) * 4
            self.table(widths, rows)

    def document(self) -> str:
        end = (
            '<w:sectPr><w:footerReference r:id="rId5" w:type="default"/><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992"'
            ' w:gutter="0"/><w:cols w:space="425" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
        )
        return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{''.join(self.parts)}{end}</w:body></w:document>"


# ---------------------------------------------------------------- the parts all files share
def _styles() -> str:
    """About 39 KB, most of it the list of latent styles, as in files of WPS."""
    latent = "".join(
        f'<w:lsdException w:qFormat="1" w:unhideWhenUsed="0" w:uiPriority="{number % 100}" w:semiHidden="0"'
        f' w:name="{name}"/>'
        for number, name in enumerate(
            f"{kind} {level}"
            for kind in (
                "heading",
                "index",
                "toc",
                "List Bullet",
                "List Number",
                "Table Grid",
                "Medium Shading",
                "Light List Accent",
                "Colorful Grid Accent",
                "Dark List Accent",
                "Medium Grid 1 Accent",
                "List Continue",
                "Table Columns",
                "Table Web",
                "Medium List 2 Accent",
                "Body Text Indent",
            )
            for level in range(1, 20)
        )
    )
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    styles = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>{fonts}<w:kern w:val="2"/><w:sz w:val="21"/>'
        "</w:rPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="6"><w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="4"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="5"><w:name w:val="Table Grid"/><w:basedOn w:val="4"/></w:style>',
    ]
    styles += [
        f'<w:style w:type="paragraph" w:styleId="{20 + level}"><w:name w:val="heading {level}"/><w:basedOn w:val="1"/>'
        f'<w:next w:val="1"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr>{fonts}<w:b/><w:sz w:val="{44 - 2 * level}"/></w:rPr></w:style>'
        for level in range(1, 10)
    ]
    return (
        f"{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault>"
        f'</w:docDefaults><w:latentStyles w:count="260" w:defQFormat="0">{latent}</w:latentStyles>'
        f"{''.join(styles)}</w:styles>"
    )


def _theme() -> str:
    """About 7 KB: colours, and the fonts of forty scripts."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{number * 0x15ABC:06X}"/></a:{name}>'
        for number, name in enumerate(
            (
                "dk1",
                "lt1",
                "dk2",
                "lt2",
                "accent1",
                "accent2",
                "accent3",
                "accent4",
                "accent5",
                "accent6",
                "hlink",
                "folHlink",
            )
        )
    )
    scripts = "".join(
        f'<a:font script="Scr{number}" typeface="Typeface of {number}"/>' for number in range(40)
    )
    fonts = f'<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    stop = '<a:gs pos="0"><a:schemeClr val="phClr"><a:tint val="50000"/><a:satMod val="300000"/></a:schemeClr></a:gs>'
    fill = f'<a:gradFill rotWithShape="1"><a:gsLst>{stop * 3}</a:gsLst><a:lin ang="16200000" scaled="1"/></a:gradFill>'
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{colours}</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme><a:fmtScheme><a:fillStyleLst>{fill * 2}</a:fillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _relations(items: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(items, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def shared_parts() -> dict[str, str]:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="02010600030101010101"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="default"/><w:sig w:usb0="00000003" w:usb1="288F0000" w:usb2="00000006" w:usb3="00000000"/></w:font>'
        for name in ("Times New Roman", "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体")
    )
    rsids = "".join(f'<w:rsid w:val="{number * 7919:08X}"/>' for number in range(60))
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        '<Override PartName="/docProps/custom.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
        '<Override PartName="/customXml/itemProps1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
        "_rels/.rels": _relations(
            [
                ("officeDocument", "word/document.xml"),
                ("extended-properties", "docProps/app.xml"),
                ("custom-properties", "docProps/custom.xml"),
            ]
        ).replace(
            "</Relationships>",
            '<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
            'core-properties" Target="docProps/core.xml"/></Relationships>',
        ),
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Template>Normal.dotm</Template><Pages>4</Pages><Words>2500</Words><TotalTime>42</TotalTime>'
        "<Application>WPS Office_11.1.0.12165_F1E327BC-269C-435d-A152-05C5408002CA</Application></Properties>",
        "word/_rels/document.xml.rels": _relations(
            [
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("fontTable", "fontTable.xml"),
                ("theme", "theme/theme1.xml"),
                ("footer", "footer1.xml"),
                ("customXml", "../customXml/item1.xml"),
            ]
        ),
        "docProps/custom.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property'
        ' fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0.12165'
        "</vt:lpwstr></property></Properties>",
        "customXml/item1.xml": f'{_HEAD}<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
        ' xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps><customSectPr/>'
        "</customSectProps></s:customData>",
        "customXml/_rels/item1.xml.rels": _relations([("customXmlProps", "itemProps1.xml")]),
        "customXml/itemProps1.xml": f'{_HEAD}<ds:datastoreItem ds:itemID="{{B1977F7D-205B-4081-913C-38D41E755F92}}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef'
        ' ds:uri="http://www.wps.cn/officeDocument/2013/wpsCustomData"/></ds:schemaRefs></ds:datastoreItem>',
        "word/styles.xml": _styles(),
        "word/settings.xml": f'{_HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="110"/><w:rsids>{rsids}</w:rsids></w:settings>',
        "word/fontTable.xml": f"{_HEAD}<w:fonts {_NAMESPACES}>{fonts}</w:fonts>",
        "word/theme/theme1.xml": _theme(),
        "word/footer1.xml": f'{_HEAD}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>'
        '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "</w:p></w:ftr>",
    }


def core(day: date, author: str) -> str:
    stamp = f"{day:%Y-%m-%d}T09:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>{author}</dc:creator>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created><cp:revision>3</cp:revision>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )
