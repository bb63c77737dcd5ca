"""The sheet for volunteers: everything on one page, above the footer, in each language and size."""

from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents import guide
from aca_desktop.domain.papers.papers import PageSize
from tests.documents import papers
from tests.documents.kinds import LANGUAGES, SIZES
from tests.documents.reading import words

HEIGHTS = {"a4": 297.0, "letter": 279.4}
FOOT = 17.0
"""Millimetres from the lower edge to the footer's rule."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_guide_ends_above_the_footer(tmp_path: Path, language: str, size: PageSize) -> None:
    paper = replace(papers.guide(), language=language, page_size=size, occasion="Día Mundial del Ambiente · " * 12)
    found = words(tmp_path, guide.draw(paper))
    assert {one.page for one in found} == {0}
    below = [one for one in found if one.bottom > HEIGHTS[size] - FOOT]
    assert below
    assert all(one.top > HEIGHTS[size] - FOOT for one in below), below
    tops = [one.top for one in below]
    assert max(tops) - min(tops) < 1.5, "only the footer’s one line"
