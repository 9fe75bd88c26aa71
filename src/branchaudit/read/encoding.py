"""The encoding of a Chinese text file: BOM → strict UTF-8 → the best scored legacy encoding.

Statistical libraries take GBK minutes for Korean; knowing that the text is Chinese is what
makes this easy. The score asks how many characters are common ones in the candidate's own
standard: text read in the wrong encoding turns into rare characters at once.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
_NAMES = {"big5hkscs": "big5", "utf-8-sig": "utf-8"}
_SAMPLE = 8192
"""Bytes that are scored: the mean is steady long before."""
_TINY = 64
"""Bytes up to which a valid UTF-8 reading may be an accident."""
_ACCEPTED = 0.45
"""Mean score a reading must reach. On real prose right ones score 0.85 and more, wrong ones
rarely over 0.4, and the best one is taken."""
_CERTAIN = 1.0
"""Of a reading that overrules valid UTF-8: all its characters are everyday ones."""
_DAMAGED = 0.01
"""Share of broken characters at which a reading is still considered: a cut end, a bad copy."""
_INTACT = 20
"""Chinese characters per broken one at which broken UTF-8 is still UTF-8. No other encoding
looks like it even once in a while."""
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条"
    "只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基"
    "资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世支委书记议议"
    "員會記個國這為來時們對過說產種後學經進點從業應開還變條沒結問無關長書議黨報總設組織發動實現"
    "星期主持地应实到缺席名单讨论发言决议通过参加列录材料学习制度责任落实完成整改问题措施批评自我述职"
)
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕…—·　％／～－．「」『』①②③④⑤⑥⑦⑧⑨⑩○×√□☑☐■●◆★")


def decode(data: bytes) -> tuple[str, str] | None:
    """Text and name of its encoding; None if this is no text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, "replace").removeprefix("\ufeff")
            return (text, _NAMES.get(name, name)) if _damage(text) <= _DAMAGED else None
    if b"\0" in data:
        return _best(data, _ACCEPTED)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        intact = text.count("\ufffd") * _INTACT
        if intact <= len(text) and intact <= _han(text):
            return text, "utf-8"
        return _best(data, _ACCEPTED)
    return (_doubtful(data, text) and _best(data, _CERTAIN)) or (text, "utf-8")


def _han(text: str) -> int:
    return sum("\u3000" <= c < "\ue000" for c in text)


def _damage(text: str) -> float:
    return text.count("\ufffd") / max(1, len(text))


def _doubtful(data: bytes, text: str) -> bool:
    """A few bytes that are valid UTF-8 but read like no Chinese: `Ҫ` is 要 in GBK."""
    if len(data) > _TINY:
        return False
    odd = any(0x80 <= ord(c) < 0x2000 for c in text) and not any(ord(c) >= 0x3000 for c in text)
    return odd or any(ord(c) < 0x20 and c not in "\t\r\n\f" for c in text)


def _best(data: bytes, accepted: float) -> tuple[str, str] | None:
    """The reading whose beginning scores best, if it scores at least `accepted`."""
    sample, zeros = data[:_SAMPLE], b"\0" in data
    scores: dict[str, float] = {}
    for name in _CANDIDATES:
        wide = name.startswith("utf-16")
        if wide == zeros or (wide and len(data) % 2 == 0):
            text = sample.decode(name, "replace")
            if _damage(text) <= _DAMAGED or _cut_end(text):
                scores[name] = _score(text, name)
    name = max(scores, key=scores.__getitem__, default="")
    if not name or scores[name] < accepted:
        return None
    text = data.decode(name, "replace")
    return (text, _NAMES.get(name, name)) if _damage(text) <= _DAMAGED or _cut_end(text) else None


def _cut_end(text: str) -> bool:
    """Nothing broken but the last character."""
    return text.count("\ufffd") == 1 and text.endswith("\ufffd") and len(text) > 4


@lru_cache(maxsize=1)
def _levels() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First-level characters of GB 2312 and of Big5, second-level characters of GB 2312."""

    def rows(name: str, first: int, last: int, trails: list[int]) -> frozenset[str]:
        raw = bytes(byte for lead in range(first, last + 1) for trail in trails for byte in (lead, trail))
        return frozenset(raw.decode(name, "ignore"))

    gb_trails = list(range(0xA1, 0xFF))
    big5_trails = [*range(0x40, 0x7F), *gb_trails]
    return (
        rows("gb2312", 0xB0, 0xD7, gb_trails),
        rows("big5", 0xA4, 0xC6, big5_trails),
        rows("gb2312", 0xD8, 0xF7, gb_trails),
    )


def _score(text: str, encoding: str) -> float:
    """Mean weight of the characters beyond ASCII; 0 without a Chinese one."""
    simplified, traditional, second = _levels()
    usual = {"gb18030": simplified, "big5hkscs": traditional}.get(encoding, simplified | traditional)
    total, count, chinese, ascii_controls = 0.0, 0, 0, 0
    for c in text:
        code = ord(c)
        if code < 0x80:
            ascii_controls += code < 0x20 and c not in "\t\r\n\f"
            continue
        count += 1
        if c in _COMMON:
            total, chinese = total + 1.25, chinese + 1
        elif c in usual:
            total, chinese = total + 0.8, chinese + 1
        elif c in _PUNCTUATION or 0xFF01 <= code <= 0xFF5E:
            total += 0.8
        elif c in second:
            total, chinese = total + 0.3, chinese + 1
        elif 0x4E00 <= code <= 0x9FFF or 0x20000 <= code <= 0x323AF:
            total, chinese = total - 0.3, chinese + 1
        else:
            total -= 1.0
    if not chinese:
        return _plain_utf16(text, count, ascii_controls) if encoding.startswith("utf-16") else 0.0
    return (total - 3.0 * ascii_controls) / count


def _plain_utf16(text: str, count: int, controls: int) -> float:
    """Digits and Latin letters in UTF-16: every other byte is NUL."""
    return 1.0 if not count and not controls and text.strip() else 0.0
