"""The page that goes out with ROOT.pem: in every language, whole in itself, with this coalition's fingerprint."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aca_desktop.i18n import LANGUAGES
from aca_desktop.sealing.certificates import root_fingerprint, to_pem
from aca_desktop.services.coalition import publishing
from aca_desktop.services.coalition.publishing import check_page
from tests.sealing.papers import coalition
from tests.sealing.programs import call
from tests.services.founding import founded, only


class _Words(HTMLParser):
    """Collects words by the language that they are in, and every tag that was opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: dict[str, list[str]] = {}
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.outside += [str(told[name]) for name in ("src", "href", "action") if name in told]
        if tag in ("meta", "br"):
            return
        self.open.append((tag, told.get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words.setdefault(self.open[-1][1], []).append(data)


def read(page: str) -> _Words:
    parser = _Words()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser


def test_the_page_speaks_all_languages_the_coalitions_first(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        publishing.write_root(workspace, which, tmp_path / "out")
        page = (tmp_path / "out" / publishing.HOW).read_text(encoding="utf-8")
        fingerprint = root_fingerprint(which.root)
    said = read(page)
    assert next(iter(said.words)) == "es"
    assert set(said.words) == set(LANGUAGES)
    for tag in LANGUAGES:
        words = "".join(said.words[tag])
        assert fingerprint in words
        for name in ("ROOT.pem", "REVOKED.json", "Acrobat", "Safari", "pdfsig", "--trust ROOT.pem"):
            assert name in words, (tag, name)
    assert "Alliance of Guadalajara" in "".join(said.words["en"])
    assert re.search("[ぁ-ん]", "".join(said.words["ja"]))
    assert not re.search("[ぁ-ん]", "".join(said.words["es"]).replace("日本語", ""))
    assert {place[0] for place in said.outside} == {"#"}


def test_a_coalitions_name_is_words_and_nothing_else() -> None:
    name = '<script>alert("&")</script>'
    page = check_page([("en", name)], "ab" * 32)
    assert "<script" not in page
    assert name in "".join(read(page).words["en"])


def test_the_page_says_what_pdfsig_says(tmp_path: Path) -> None:
    """The commands and the three sentences are those that the program really takes and shows."""
    from tests.sealing.papers import sealed

    of = coalition()
    page = check_page([("en", "X")], "ab" * 32)
    (tmp_path / "ROOT.pem").write_bytes(to_pem(of.root.certificate))
    (tmp_path / "PAPER.pdf").write_bytes(sealed(of))
    (tmp_path / "store").mkdir()
    commands = page.rsplit("<pre>", 1)[1].split("</pre>", 1)[0].splitlines()
    assert len(commands) == 3
    said = [call(tmp_path, *command.split()) for command in commands][-1].lower()
    quoted = [
        words.lower() for words in re.findall("“([^”]+)”", page.split("pdfsig of Poppler")[1].split("</li>")[0])
    ]
    assert len(quoted) == 3
    for words in quoted:
        assert words in said


@pytest.mark.parametrize("languages", [("ja",), ("pt", "es"), ()])
def test_a_language_that_the_program_does_not_speak_is_left_out(languages: tuple[str, ...]) -> None:
    from aca_desktop.services.coalition.publishing import page_languages

    found = page_languages(languages)
    assert sorted(found) == sorted(LANGUAGES)
    assert [one for one in languages if one in LANGUAGES] == found[: len([x for x in languages if x in LANGUAGES])]
