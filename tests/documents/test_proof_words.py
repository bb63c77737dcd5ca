"""What a proof's words and numbers may not do on paper: be cut, part a number, leave pages out."""

from aca_desktop.documents.summary_pages.summary_proofs import _ranges
from aca_desktop.i18n import Speech


def test_pages_that_follow_one_another_are_a_span_and_none_is_left_out() -> None:
    pages = [3, 5, 6, *range(12, 130)]
    assert _ranges(Speech("en"), pages) == ["3", "5", "6", "12 to 129"], "from the hundredth on they were left out"
    assert _ranges(Speech("ja"), pages)[-1] == "12～129"


def test_a_place_has_its_article_within_a_sentence() -> None:
    assert Speech("en").within("Guadalajara Metropolitan Area") == "the Guadalajara Metropolitan Area"
    assert Speech("en").within("United States") == "the United States"
    assert Speech("es").within("Área Metropolitana de Guadalajara") == "el Área Metropolitana de Guadalajara"
    assert Speech("es").within("Zapopan") == "Zapopan"


def test_spanish_numbers_are_written_alike_in_each_coalitions_country() -> None:
    assert Speech("es", "JP").number(2950) == Speech("es", "MX").number(2950) == "2,950"
    assert Speech("es", "ES").number(12950) == "12.950"
