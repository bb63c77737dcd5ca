"""Files made to take long or much, by size: one function each. Not a test itself.

Run as a program with a file and a root certificate it checks the file and tells what that took.
"""

import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf

from tests.sealing import forging
from tests.sealing.every_kind import subject

HEAD = b"%PDF-1.7\n"
PAPER = subject("declaration")
OF, UNSEALED = PAPER.of, PAPER.unsealed


def ranges(size: int) -> bytes:
    return HEAD + b"/ByteRange [" * (size // 12)


def almost_seals(size: int) -> bytes:
    place = b"/ByteRange [ " + b"0 " * 17 + b"] /Contents <"
    return HEAD + (place + b"0" * 16_000) * (size // 16_000)


def spaces_in_a_range(size: int) -> bytes:
    return HEAD + (b"/ByteRange" + b" " * 9) * (size // 19)


def zeros(size: int) -> bytes:
    return HEAD + bytes(size)


def grown_paper(size: int) -> bytes:
    return PAPER.sealed + b"\n" * size


def _sealed(unsealed: bytes) -> bytes:
    return forging.seal_by_hand(unsealed, OF.enrolled_chain, OF.laptop.sign)


def sealed_around_much(size: int) -> bytes:
    """A right seal by a stolen key, and behind the table's way in as much as fits."""
    start = UNSEALED.rindex(b"startxref")
    return _sealed(UNSEALED[:start] + b"%" + b"x" * size + b"\n" + UNSEALED[start:])


def sealed_around_brackets(size: int) -> bytes:
    start = UNSEALED.rindex(b"trailer")
    return _sealed(UNSEALED[:start] + b"trailer " + b"[" * size + UNSEALED[start:])


def sealed_around_dictionaries(size: int) -> bytes:
    start = UNSEALED.rindex(b"trailer <<") + len(b"trailer <<")
    return _sealed(UNSEALED[:start] + b" /A <<" * (size // 6) + UNSEALED[start:])


def sealed_around_a_long_table(size: int) -> bytes:
    start = UNSEALED.rindex(b"trailer")
    rows = size // 20
    return _sealed(UNSEALED[:start] + b"90 %d\n" % rows + b"0000000000 65535 f \n" * rows + UNSEALED[start:])


def sealed_around_short_rows(size: int) -> bytes:
    """The table's rows as no writer makes them, and qpdf reads them all the same."""
    start = UNSEALED.rindex(b"trailer")
    rows = size // 7
    return _sealed(UNSEALED[:start] + b"90 %d\n" % rows + b"9 0 n \n" * rows + UNSEALED[start:])


def packed_table(size: int) -> bytes:
    """A cross-reference stream that unpacks to a thousand times its size."""
    packed = zlib.compress(bytes(min(size * 100, 1_000_000_000)), 9)
    head = b"1 0 obj\n<< /Type /XRef /W [1 2 1] /Size 25000000 /Root 1 0 R /Filter /FlateDecode /Length %d >>\n"
    body = head % len(packed) + b"stream\n" + packed + b"\nendstream\nendobj\n"
    start = UNSEALED.rindex(b"startxref")
    return _sealed(UNSEALED[:start] + body + b"startxref\n%d\n%%%%EOF\n" % start)


def sealed_pages_of_words(size: int) -> bytes:
    """Pages that show letter after letter, packed: a thousand times as much as the file holds."""

    def change(pdf: pikepdf.Pdf) -> None:
        words = b"/P <</MCID 7>> BDC\nBT\n/F1+0 9 Tf\n" + b"<01> Tj\n" * min(size // 8, 1_900_000) + b"ET\nEMC\n"
        content = pdf.make_stream(words)
        for _ in range(max(1, size // 24_000_000)):
            pdf.pages.append(pikepdf.Page(_copied(pdf, content)))

    return _sealed(forging.rewritten(UNSEALED, change))


def _copied(pdf: pikepdf.Pdf, content: pikepdf.Stream) -> pikepdf.Dictionary:
    own = pdf.pages[0].obj
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=own.MediaBox, Resources=own.Resources)
    page.Contents = content
    return page


def sealed_tree_without_end(size: int) -> bytes:
    """A structure tree whose nodes hold one another, and a long list of kids."""

    def change(pdf: pikepdf.Pdf) -> None:
        node = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
        node.K = pikepdf.Array([node] * min(size // 10, 200_000))
        pdf.Root.StructTreeRoot.K = node

    return _sealed(forging.rewritten(UNSEALED, change))


FILES: tuple[Callable[[int], bytes], ...] = (
    ranges,
    almost_seals,
    spaces_in_a_range,
    zeros,
    grown_paper,
    sealed_around_much,
    sealed_around_brackets,
    sealed_around_dictionaries,
    sealed_around_a_long_table,
    sealed_around_short_rows,
    packed_table,
    sealed_pages_of_words,
    sealed_tree_without_end,
)


def _most_megabytes() -> int:
    """Return the most memory that this program has had. getrusage would count what its parent had as well."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def main(path: Path, root: Path) -> None:
    """Check one file as `verify` does, and tell verdict, first reason, seconds of work and the most megabytes."""
    from aca_desktop.services.papers.verifying import verify

    begin = time.process_time()
    (checked,) = verify([path], trust=root)
    taken = time.process_time() - begin
    most = _most_megabytes()
    reason = next(iter(checked.verification.reasons), "-")
    sys.stdout.write(f"{checked.verification.verdict} {reason} {taken:.2f} {most}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
