"""Files that people drop, good and bad, made for the tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import docx
import pypdf
from fpdf import FPDF

Change = Callable[[dict[str, bytes]], None]

PAGE = """<!doctype html><html lang="fr"><head><title>Saraqeb | Le Journal</title>
<meta property="og:title" content="L'armée entre à Saraqeb">
<meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2020-02-06T10:00:00+01:00">
<style>p { color: red }</style><script>document.title = "scripted"; alert("run")</script></head>
<body onload="alert('loaded')"><nav><a href="/">Accueil</a> <a href="/sport">Sport</a></nav>
<article><h1>L'armée entre à Saraqeb</h1>
<p>Les forces du régime sont entrées dans la ville de Saraqeb, à l'est d'Idleb, selon une ONG
basée au Royaume-Uni et qui dispose d'un réseau de sources dans le pays en guerre.</p>
<p>Des milliers d'habitants ont été déplacés <img src=x onerror="alert(2)"> vers la frontière turque
depuis le début de l'offensive, selon les Nations unies.</p><script>alert("inside")</script>
</article><footer>Mentions légales</footer></body></html>"""


def make_pdf(*pages: str, title: str = "", password: str = "") -> bytes:
    pdf = FPDF()
    pdf.set_title(title)
    for page in pages:
        pdf.add_page()
        pdf.set_font("helvetica", size=12)
        pdf.multi_cell(0, text=page)
    writer = pypdf.PdfWriter(io.BytesIO(bytes(pdf.output())))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def make_docx(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pack(files: dict[str, bytes], prefix: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(prefix + name, content)
    return target.getvalue()


def pack_with(files: dict[str, bytes], entry: zipfile.ZipInfo, content: bytes = b"x") -> bytes:
    target = io.BytesIO(pack(files))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(entry, content)
    return target.getvalue()


def set_meta(**facts: object) -> Change:
    def change(files: dict[str, bytes]) -> None:
        meta = json.loads(files["datapackage.json"])
        ours = facts.pop("articlemap", None)
        meta.update(facts)
        if isinstance(ours, dict):
            meta["articlemap"].update(ours)
        elif ours is not None:
            meta["articlemap"] = ours
        files["datapackage.json"] = json.dumps(meta).encode()

    return change
