"""Why a file gives no text, in words that a user can act on: reason code → Chinese message."""

from __future__ import annotations

from branchaudit.document import SourceFile, Unreadable

FORMAT_NAMES: dict[str, str] = {
    "doc": "旧版 Word 文档(.doc)",
    "wps": "WPS 文字文档(.wps)",
    "xls": "旧版 Excel 表格(.xls)",
    "et": "WPS 表格(.et)",
    "xlsb": "Excel 二进制工作簿(.xlsb)",
    "ods": "OpenDocument 表格(.ods)",
    "ppt": "旧版 PowerPoint 演示文稿(.ppt)",
    "dps": "WPS 演示文稿(.dps)",
    "ole2": "旧版 Office 复合文档",
    "docx": "Word 文档(.docx)",
    "xlsx": "Excel 表格(.xlsx)",
    "pptx": "PowerPoint 演示文稿(.pptx)",
    "ofd": "版式文档(OFD)",
    "odt": "OpenDocument 文档(.odt)",
    "zip": "ZIP 压缩包",
    "rar": "RAR 压缩包",
    "7z": "7z 压缩包",
    "gzip": "GZIP 压缩包",
    "rtf": "RTF 文档",
    "pdf": "PDF 文档",
    "html": "网页文件(HTML)",
    "mht": "单个文件网页(MHT)",
    "word_xml": "Word 2003 XML 文档",
    "xml": "XML 文件",
    "jpeg": "JPEG 图片",
    "png": "PNG 图片",
    "gif": "GIF 图片",
    "bmp": "BMP 图片",
    "tiff": "TIFF 图片",
    "webp": "WebP 图片",
    "heic": "HEIC 图片",
    "audio": "音频文件",
    "video": "视频文件",
    "special": "设备、管道等特殊文件",
    "json": "JSON 数据文件",
    "csv": "CSV 数据表",
    "yaml": "YAML 配置文件",
    "toml": "TOML 配置文件",
    "ini": "INI 配置文件",
    "log": "程序日志",
    "code": "程序源代码",
}
"""Formats that are told by their bytes, or text by its suffix, and how a message calls them."""

_SAVE_AS_DOCX = "请在 WPS 或 Word 中打开，另存为 .docx 后重新检查"
_SAVE_AS_XLSX = "请在 WPS 或 Excel 中打开，另存为 .xlsx 后重新检查"
_IMAGE = "请核对原件，并提供该材料的 .docx 或 .txt 文字稿"
_ARCHIVE = "请解压后检查其中的文件"
_NO_DOCUMENT = "不是档案材料的，请移走或用 --exclude 排除；是档案材料的，请另存为 .docx 或 .txt 后重新检查"
_NEXT_STEP: dict[str, str] = {
    **dict.fromkeys(("doc", "wps", "ole2", "rtf", "word_xml", "odt", "html", "mht"), _SAVE_AS_DOCX),
    "xlsb": _SAVE_AS_XLSX,
    **dict.fromkeys(("ppt", "dps", "pptx"), "请把演示文稿的文字另存为 .docx 后重新检查"),
    **dict.fromkeys(("pdf", "ofd"), "请提供可编辑的原稿，或在 WPS 中转换、另存为 .docx 后重新检查"),
    **dict.fromkeys(("zip", "rar", "7z", "gzip"), _ARCHIVE),
    **dict.fromkeys(("jpeg", "png", "gif", "bmp", "tiff", "webp", "heic"), _IMAGE),
    **dict.fromkeys(("audio", "video"), "请提供文字记录(.docx 或 .txt)"),
    "xml": "请另存为 .docx 或 .txt 后重新检查",
    **dict.fromkeys(("json", "yaml", "toml", "ini", "log", "code"), _NO_DOCUMENT),
    "special": "请只检查普通文件",
}
SHEET_SUFFIXES = frozenset({".xls", ".xlsx", ".et", ".ods", ".csv", ".tsv", ".xlsm", ".xlsb"})
_EXPORTED = frozenset({"html", "mht", "xml", "ole2"})
"""What systems write into a file that they call .xls."""
ENCRYPTED_SHEET = "文件有密码保护，无法读取。请在 WPS 或 Excel 中打开，取消密码后另存为 .xlsx 再检查"
_MESSAGES: dict[str, str] = {
    "encrypted": "文件有密码保护，无法读取。请在 WPS 或 Word 中打开，取消密码后另存为 .docx 再检查",
    "corrupt": "文件损坏或未传输完整。请从原处重新复制，或在 WPS、Word 中修复后另存为 .docx 再检查",
    "too_large": "文件内容过大，为保证安全没有读取。请拆分文件或压缩其中的图片后重新检查",
    "empty": "文件中没有任何文字。请确认文件是否填写、保存完整",
    "not_text": "文件不是文本，也不是可识别的文档。请确认内容，另存为 .docx 或 UTF-8 编码的 .txt 后重新检查",
    "own_report": "这是本程序写的检查报告，不是档案材料，已跳过",
    "permission": "没有读取权限。请检查文件权限，或关闭正在占用它的程序后重新检查",
    "vanished": "文件在检查过程中被移动或删除。请确认文件夹没有变动后重新检查",
    "error": "读取时发生意外错误。请在 WPS 或 Word 中另存为新的 .docx 后重新检查",
}


class Refused(Exception):  # noqa: N818 - an outcome, not an error
    """A reader gives up on a file. Caught by `read()`, never seen outside this package."""

    def __init__(self, reason: str, message: str | None = None, format: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.message = message
        self.format = format


def unsupported(format: str, suffix: str = "") -> Refused:
    name = FORMAT_NAMES.get(format, "此类文件")
    step = _NEXT_STEP.get(format, "请另存为 .docx 或 .txt 后重新检查")
    if suffix in SHEET_SUFFIXES and format in _EXPORTED:
        step = _SAVE_AS_XLSX
    gap = " " if name[0].isascii() else ""
    return Refused("unsupported", f"暂不能读取{gap}{name}。{step}", format)


def unreadable(source: SourceFile, refused: Refused, format: str | None = None) -> Unreadable:
    message = refused.message or _MESSAGES[refused.reason]
    return Unreadable(source.name, refused.reason, message, refused.format or format)
