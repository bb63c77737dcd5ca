"""A declaration and its evidence drawn by direct ReportLab calls and sealed by pyHanko, as a short script would.

The same words, ink, rings and fonts as ours; no structure, no attachment, no care for lines. Nothing is kept from
one paper to the next but the fonts.
"""

import io
from collections.abc import Iterator
from math import cos, pi, sin

import asn1crypto.keys
import asn1crypto.x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from aca_desktop.documents.evidence_rows import sections
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.domain.signing.ink_outline import Pen, outline
from aca_desktop.i18n import Speech
from aca_desktop.paths import resources

_FONTS = {"light": "NotoSans-Light", "text": "NotoSans-Regular", "strong": "NotoSans-SemiBold"}
_MM = 72 / 25.4
_POINTS_A_LOBE = 8


def register_fonts() -> None:
    """Register the fonts that `draw` uses: once, as any script would."""
    for name, file in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(resources() / "fonts" / f"{file}.ttf")))


def draw(paper: DeclarationPaper) -> bytes:
    """Return the two pages, without a seal."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    _framed_page(canvas, paper)
    canvas.showPage()
    _evidence_page(canvas, paper)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def seal(pdf: bytes, chain: tuple[bytes, ...], private: bytes) -> bytes:
    """Return the file with pyHanko's incremental PAdES seal, as its documentation shows it."""
    leaf, *above = (asn1crypto.x509.Certificate.load(der) for der in chain)
    registry = Signer(signing_cert=leaf).cert_registry
    for one in above:
        registry.register(one)
    signer = SimpleSigner(
        signing_cert=leaf, signing_key=asn1crypto.keys.PrivateKeyInfo.load(private), cert_registry=registry
    )
    metadata = PdfSignatureMetadata(field_name="seal", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    sealed: io.BytesIO = PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)))
    return sealed.getvalue()


def _framed_page(canvas: Canvas, paper: DeclarationPaper) -> None:
    width, height = A4
    canvas.rect(20, 20, width - 40, height - 40)
    _rings(canvas, width * 0.7, height * 0.15, 45, 22 * _MM, 262 * _MM, paper.coalition.lobes)
    _rings(canvas, width * 0.75, height * 0.15, 10, 3 * _MM, 16 * _MM, paper.coalition.lobes)
    _rings(canvas, 40 * _MM, height - 35 * _MM, 6, 1 * _MM, 8 * _MM, paper.coalition.lobes)
    y = _lines(canvas, paper.coalition.name, 60 * _MM, height - 32 * _MM, "strong", 11, 100 * _MM)
    y = _lines(canvas, paper.declaration.title, 32 * _MM, y - 60, "light", 26, 140 * _MM)
    for paragraph in paper.declaration.text.split("\n"):
        y = _lines(canvas, paragraph, 32 * _MM, y - 6, "text", 10.5, 140 * _MM)
    _ink(canvas, paper, 32 * _MM, y - 90, 0.012)
    face = paper.signature
    for line in (face.signer or "", face.title or "", face.organisation, face.day.isoformat()):
        y = _lines(canvas, line, 32 * _MM, y - 24, "text", 9, 100 * _MM)


def _evidence_page(canvas: Canvas, paper: DeclarationPaper) -> None:
    y = A4[1] - 40 * _MM
    for section in sections(Speech(paper.language, paper.coalition.country), paper):
        canvas.setFont("strong", 9)
        canvas.drawString(25 * _MM, y, section.title)
        for row in section.rows:
            y = _lines(canvas, str(row), 65 * _MM, y - 4, "text", 7, 120 * _MM)
    _ink(canvas, paper, 100 * _MM, y, 0.006)


def _lines(canvas: Canvas, text: str, x: float, y: float, font: str, size: float, width: float) -> float:
    canvas.setFont(font, size)
    for line in simpleSplit(text, font, size, width):
        canvas.drawString(x, y, line)
        y -= size * 1.4
    return y


def _ink(canvas: Canvas, paper: DeclarationPaper, x: float, y: float, scale: float) -> None:
    if paper.signature.ink is None:
        return
    for shape in outline(paper.signature.ink, Pen(12, 45)):
        path = canvas.beginPath()
        path.moveTo(x + shape.start[0] * scale, y - shape.start[1] * scale)
        for a, b, c, d, e, f in shape.curves:
            path.curveTo(x + a * scale, y - b * scale, x + c * scale, y - d * scale, x + e * scale, y - f * scale)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=1)


def _rings(canvas: Canvas, x: float, y: float, count: int, inner: float, outer: float, lobes: int) -> None:
    canvas.setLineWidth(0.35)
    for n in range(count):
        radius = inner + (outer - inner) * n / max(count - 1, 1)
        path = canvas.beginPath()
        points = list(_ring(x, y, radius, lobes))
        path.moveTo(*points[0][:2])
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            path.curveTo(a[0] + a[2], a[1] + a[3], b[0] - b[2], b[1] - b[3], b[0], b[1])
        canvas.drawPath(path, stroke=1, fill=0)


def _ring(x: float, y: float, radius: float, lobes: int) -> Iterator[tuple[float, float, float, float]]:
    steps = lobes * _POINTS_A_LOBE
    third = 2 * pi / steps / 3
    for n in range(steps):
        angle = n * 2 * pi / steps
        r = radius * (1 + 0.1 * cos(lobes * angle))
        slope = -radius * 0.1 * lobes * sin(lobes * angle)
        c, s = cos(angle), sin(angle)
        yield x + r * c, y + r * s, (slope * c - r * s) * third, (slope * s + r * c) * third
