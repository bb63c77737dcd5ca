"""Growth rings on paper: the operators of exactly the numbers that the window draws too."""

from zlib import decompress

from aca_desktop.documents.images.rings import mark
from aca_desktop.documents.typesetting.colours import GREEN
from aca_desktop.domain.papers import rings
from aca_desktop.domain.papers.rings import Growth


def test_the_mark_is_written_from_the_numbers_of_the_domain() -> None:
    growth = Growth(5, 0.11, "aca-gdl")
    code = decompress(mark(growth, GREEN).operators).decode()
    for ring in rings.mark(growth):
        assert "{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f} c".format(*ring.curves[3]) in code
