"""What could be done to a sealed paper: one small function an attack, each with the reason that must be told.

An attack takes a paper of any kind and returns the file that a recipient would get. These need nothing but the
file; `attacks_with_keys` has those that need a key. To add one, write the function and put it with its reason into
the table below. Not a test itself.
"""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from aca_desktop.domain.papers.evidence import FILE_NAME, SEAL_BYTES
from aca_desktop.sealing import place
from tests.sealing import forging
from tests.sealing.every_kind import Subject
from tests.sealing.papers import attachment, coalition

type Attack = Callable[[Subject], bytes]

COVER = b"q 1 1 1 rg 0 0 2000 2000 re f Q BT /F1 20 Tf 72 700 Td (We promise nothing) Tj ET"


# the bytes


def a_byte_appended(of: Subject) -> bytes:
    return of.sealed + b"\n"


def another_end(of: Subject) -> bytes:
    return of.sealed + b"%%EOF\n"


def the_last_byte_cut(of: Subject) -> bytes:
    return of.sealed[:-1]


def the_last_half_cut(of: Subject) -> bytes:
    return of.sealed[: place.find(of.sealed).end + 100]


def cut_before_the_seal(of: Subject) -> bytes:
    return of.sealed[: place.find(of.sealed).start - 200]


def bytes_before_it(of: Subject) -> bytes:
    return b"#!/bin/sh\n" + of.sealed


def another_version_named(of: Subject) -> bytes:
    return of.sealed.replace(b"%PDF-1.7", b"%PDF-2.0", 1)


# what the file says of itself, changed in place


def in_place(of: Subject, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    assert of.sealed.count(old) == 1
    return of.sealed.replace(old, new)


def another_title_in_the_xmp(of: Subject) -> bytes:
    return in_place(of, b"<dc:title><rdf:Alt><rdf:li xml:lang", b"<dc:title><rdf:Alt><rdf:li xml:lung")


def another_program_in_the_info(of: Subject) -> bytes:
    return in_place(of, b"/Creator (ACA Desktop", b"/Creator (XYZ Desktop")


def another_time_of_sealing(of: Subject) -> bytes:
    start = of.sealed.index(b"/M (D:")
    return of.sealed[: start + 6] + b"2019" + of.sealed[start + 10 :]


def the_form_unnamed(of: Subject) -> bytes:
    return in_place(of, b"/AcroForm ", b"/AcroFarm ")


def a_page_turned(of: Subject) -> bytes:
    where = of.sealed.index(b"/Rotate 0")
    return of.sealed[:where] + b"/Rotate 9" + of.sealed[where + 9 :]


# updates after the seal: shadows and rollbacks


def updated(of: Subject, *objects: tuple[int, bytes], root: int | None = None, back: bool = False) -> bytes:
    """Return the file with an update that puts these objects (number, body) in place of those of before.

    `root` is another catalogue's number; `back` ends the file with the way to the first table again.
    """
    with pikepdf.open(io.BytesIO(of.sealed)) as pdf:
        size, catalogue = int(pdf.trailer.Size), pdf.Root.objgen[0]
    first = of.sealed[of.sealed.rindex(b"startxref\n") + len(b"startxref\n") :].split()[0]
    body, table = b"", b"xref\n"
    for number, content in objects:
        table += b"%d 1\n%010d 00000 n \n" % (number, len(of.sealed) + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    highest = max([size, *(number + 1 for number, _ in objects)])
    trailer = b"trailer << /Size %d /Root %d 0 R /Prev %s >>\n" % (highest, root or catalogue, first)
    start = first if back else b"%d" % (len(of.sealed) + len(body))
    return of.sealed + body + table + trailer + b"startxref\n%s\n%%%%EOF\n" % start


def numbers(of: Subject) -> dict[str, int]:
    """Return numbers of objects that an attacker looks for."""
    with pikepdf.open(io.BytesIO(of.sealed)) as pdf:
        page = pdf.pages[0].obj
        content = page.Contents if isinstance(page.Contents, pikepdf.Stream) else page.Contents[0]
        return {
            "size": int(pdf.trailer.Size),
            "catalogue": pdf.Root.objgen[0],
            "page": page.objgen[0],
            "pages": pdf.Root.Pages.objgen[0],
            "content": content.objgen[0],
            "attachment": pdf.attachments[FILE_NAME].obj.EF.F.objgen[0],
        }


def stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def an_update(of: Subject) -> bytes:
    return updated(of, (numbers(of)["size"], b"<< /Added (afterwards) >>"))


def a_shadow_that_hides(of: Subject) -> bytes:
    """The page's content, which was above something else, goes."""
    return updated(of, (numbers(of)["content"], stream(b"")))


def a_shadow_that_replaces(of: Subject) -> bytes:
    return updated(of, (numbers(of)["content"], stream(COVER)))


def a_shadow_that_hides_and_replaces(of: Subject) -> bytes:
    """Another catalogue with pages of its own takes the place of the one that was sealed."""
    free = numbers(of)["size"]
    return updated(
        of,
        (free, b"<< /Type /Catalog /Pages %d 0 R >>" % (free + 1)),
        (free + 1, b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (free + 2)),
        (
            free + 2,
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 600 800] /Contents %d 0 R >>" % (free + 1, free + 3),
        ),
        (free + 3, stream(COVER)),
        root=free,
    )


def a_note_laid_over_the_text(of: Subject) -> bytes:
    free = numbers(of)["size"]
    note = (
        b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (We promise nothing) /DA (/F1 20 Tf) >>"
    )
    return updated(of, (free, note), (numbers(of)["page"], b"<< /Type /Page /Annots [%d 0 R] >>" % free))


def evidence_replaced_by_an_update(of: Subject) -> bytes:
    return updated(of, (numbers(of)["attachment"], stream(b"{}")))


def the_form_taken_away_by_an_update(of: Subject) -> bytes:
    found = numbers(of)
    return updated(of, (found["catalogue"], b"<< /Type /Catalog /Pages %d 0 R >>" % found["pages"]))


def rolled_back(of: Subject) -> bytes:
    """An update, and then the way back to the first revision."""
    return updated(of, (numbers(of)["content"], stream(COVER)), back=True)


def a_second_seal(of: Subject) -> bytes:
    free = numbers(of)["size"]
    seal = b"<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [ 0 9 99 999 ] /Contents <00> >>"
    return updated(of, (free, seal), (free + 1, b"<< /FT /Sig /T (second) /V %d 0 R >>" % free))


def a_second_seal_like_the_first(of: Subject) -> bytes:
    where = place.find(of.sealed)
    copied = of.sealed[of.sealed.rindex(b"/ByteRange [", 0, where.start) : where.end]
    return updated(of, (numbers(of)["size"], b"<< /Type /Sig /Filter /Adobe.PPKLite %s >>" % copied))


# the seal's place


def ranged(of: Subject, change: Callable[[place.Place], tuple[int, ...]]) -> bytes:
    where = place.find(of.sealed)
    written = b" ".join(b"%d" % number for number in change(where)).ljust(len(where.padded_byte_range))
    return of.sealed.replace(where.padded_byte_range, written)


def a_moved_range(of: Subject) -> bytes:
    return ranged(of, lambda p: (0, p.start - 2, p.end + 2, p.size - p.end - 2))


def a_range_that_leaves_out_the_end(of: Subject) -> bytes:
    return ranged(of, lambda p: (0, p.start, p.end, p.size - p.end - 50))


def a_range_past_the_end(of: Subject) -> bytes:
    return ranged(of, lambda p: (0, p.start, p.end, p.size - p.end + 50))


def other_digits(of: Subject) -> bytes:
    where = place.find(of.sealed)
    return of.sealed[: where.start] + of.sealed[where.start : where.end].lower() + of.sealed[where.end :]


def an_empty_seal(of: Subject) -> bytes:
    return of.unsealed


# the file opened, changed and saved anew


def saved_anew(of: Subject) -> bytes:
    return forging.rewritten(of.sealed, lambda _: None)


def the_form_taken_away(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        del pdf.Root.AcroForm
        del pdf.Root.Perms
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots
        if "/StructTreeRoot" in pdf.Root:
            del pdf.Root.StructTreeRoot

    return forging.rewritten(of.sealed, change)


def encrypted(of: Subject) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(of.sealed)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    return out.getvalue()


def with_the_old_seal(of: Subject, change: Callable[[Pdf], Any]) -> bytes:
    """Return the paper changed, in our form to the byte, with the seal that it had."""

    def empty(pdf: Pdf) -> None:
        change(pdf)
        value = pdf.Root.AcroForm.Fields[0].V
        value.ByteRange = Array([0, 9999999999, 9999999999, 9999999999])
        value.Contents = String(bytes(SEAL_BYTES))

    prepared, where = place.prepare(forging.rewritten(of.sealed, empty))
    place.fill(prepared, where, forging.cms_of(of.sealed))
    return bytes(prepared)


def the_evidence_swapped(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        other = coalition("Alianza B")
        pdf.attachments[FILE_NAME].obj.EF.F.write(attachment(other.root, other.enrolled_chain))

    return with_the_old_seal(of, change)


def an_attachment_added(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments["more.txt"] = pikepdf.AttachedFileSpec(pdf, b"more", filename="more.txt")

    return with_the_old_seal(of, change)


def a_page_added(of: Subject) -> bytes:
    return with_the_old_seal(of, lambda pdf: pdf.add_blank_page())


def words_laid_over(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(COVER)

    return with_the_old_seal(of, change)


def a_script_that_runs_on_opening(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    return with_the_old_seal(of, change)


ATTACKS: dict[Attack, str] = {
    a_byte_appended: "added-after-sealing",
    another_end: "added-after-sealing",
    the_last_byte_cut: "cut-short",
    the_last_half_cut: "cut-short",
    cut_before_the_seal: "no-seal",
    bytes_before_it: "not-a-pdf",
    another_version_named: "not-a-pdf",
    another_title_in_the_xmp: "content-changed",
    another_program_in_the_info: "content-changed",
    another_time_of_sealing: "content-changed",
    the_form_unnamed: "content-changed",
    a_page_turned: "content-changed",
    an_update: "added-after-sealing",
    a_shadow_that_hides: "added-after-sealing",
    a_shadow_that_replaces: "added-after-sealing",
    a_shadow_that_hides_and_replaces: "added-after-sealing",
    a_note_laid_over_the_text: "added-after-sealing",
    evidence_replaced_by_an_update: "added-after-sealing",
    the_form_taken_away_by_an_update: "added-after-sealing",
    rolled_back: "added-after-sealing",
    a_second_seal: "added-after-sealing",
    a_second_seal_like_the_first: "several-seals",
    a_moved_range: "byte-range-altered",
    a_range_that_leaves_out_the_end: "added-after-sealing",
    a_range_past_the_end: "cut-short",
    other_digits: "seal-altered",
    an_empty_seal: "no-seal",
    saved_anew: "seal-altered",
    the_form_taken_away: "no-seal",
    encrypted: "seal-altered",
    the_evidence_swapped: "content-changed",
    an_attachment_added: "content-changed",
    a_page_added: "content-changed",
    words_laid_over: "content-changed",
    a_script_that_runs_on_opening: "content-changed",
}
"""Each attack, and the first reason that is told."""
