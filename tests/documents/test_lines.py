"""Where lines break: kinsoku, measures, last lines, what is bound together, what is torn apart."""

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.documents.typesetting.fonts import Manner
from aca_desktop.documents.typesetting.lines import Line, Shape, broken, set_lines
from aca_desktop.documents.typesetting.pieces import NOT_AT_END, NOT_AT_START, plain
from aca_desktop.domain.papers.phrases import NO_BREAK, bound, phrases

SPANISH, JAPANESE = Manner("es"), Manner("ja")
SIZE = 10.0

_LETTERS = st.text("気候変動日本企業大学あいうえおかきくけこアイウエオABCabc123", min_size=1, max_size=6)
_ENDS = st.sampled_from(["", "", "", "、", "。", "」", "』。", "っ", "ー", "？", "）、", "ょ", "…"])
_STARTS = st.sampled_from(["", "", "", "「", "（", "『", "「（"])
japanese = st.lists(st.tuples(_STARTS, _LETTERS, _ENDS), min_size=1, max_size=30).map(
    lambda parts: "".join(start + letters + end for start, letters, end in parts)
)
latin = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzáéíóúñŁế", min_size=1, max_size=12), min_size=1, max_size=60
).map(" ".join)
measures = st.floats(110, 400)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in lines]


@given(japanese, measures)
def test_no_line_begins_or_ends_with_what_must_not(text: str, measure: float) -> None:
    lines = texts(set_lines(plain(text), JAPANESE, SIZE, measure))
    assert "".join(lines) == text
    for line, after in pairwise(lines):
        assert line[-1] not in NOT_AT_END
        assert after[0] not in NOT_AT_START


@given(st.one_of(japanese, latin, st.text(max_size=200)), st.floats(30, 400))
def test_no_line_is_wider_than_the_measure(text: str, measure: float) -> None:
    for manner in (SPANISH, JAPANESE):
        for line in set_lines(plain(text), manner, SIZE, measure):
            assert line.width <= measure + 0.01


@given(latin, measures)
def test_words_stay_whole_and_in_order(text: str, measure: float) -> None:
    lines = texts(set_lines(plain(text), SPANISH, SIZE, measure))
    assert " ".join(lines).split() == text.split()


@given(latin, measures)
def test_there_are_as_few_lines_as_filling_each_one_would_give(text: str, measure: float) -> None:
    cut, ranges = broken(plain(text), SPANISH, measure / SIZE, "text")
    lines, length = 1, 0.0
    for word in text.split():
        wide = sum(piece.width for piece in broken(plain(word), SPANISH, 1000.0, "text")[0])
        space = cut[1].width if len(cut) > 1 else 0.0
        if length and length + space + wide > measure / SIZE + 1e-9:
            lines, length = lines + 1, wide
        else:
            length += (space if length else 0.0) + wide
    assert len(ranges) == lines


@pytest.mark.parametrize("measure", [90.0, 120.0, 150.0, 200.0, 260.0])
@pytest.mark.parametrize("shape", ["text", "name", "title"])
def test_a_japanese_line_ends_where_a_phrase_does(measure: float, shape: Shape) -> None:
    told = "日本は世界第6位の排出国であり、100を超える団体が2026年6月5日に署名しました。"
    lines = [line.text for line in set_lines(plain(told), JAPANESE, SIZE, measure, shape=shape)]
    ends = set(accumulate(map(len, phrases(told))))
    assert len(lines) > 1
    assert set(accumulate(map(len, lines))) <= ends


def test_a_dense_text_takes_as_few_lines_as_it_can() -> None:
    told = "日本は世界第6位の排出国であり、100を超える団体が署名しました。"
    usual = set_lines(plain(told), JAPANESE, SIZE, 110.0)
    dense = set_lines(plain(told), JAPANESE, SIZE, 110.0, shape="dense")
    assert len(dense) < len(usual)


def test_the_last_line_is_no_leftover() -> None:
    text = (
        "Trabajaremos de la mano con el Gobierno de México para cumplir su compromiso de reducir las emisiones hoy"
    )
    for measure in range(200, 500, 7):
        lines = set_lines(plain(text), SPANISH, SIZE, float(measure))
        if len(lines) > 1:
            assert lines[-1].width >= 0.3 * measure


def test_a_japanese_last_line_has_four_characters() -> None:
    text = "気候変動の影響はすでに私たちの暮らしと仕事に及んでいますからいま行動します"
    for measure in range(120, 380, 7):
        lines = set_lines(plain(text), JAPANESE, SIZE, float(measure))
        if len(lines) > 1:
            assert lines[-1].width >= 4 * SIZE - 0.01


def test_abbreviations_and_units_stay_together() -> None:
    text = "Reciclaje de Occidente, S. C. de R. L. de C. V., redujo 22 % en 5 millones de t"
    for measure in range(130, 400, 5):
        for line in texts(set_lines(plain(text), SPANISH, SIZE, float(measure))):
            assert not line.endswith((" S.", " C.", "C. de", " R.", " 22", " 5"))
            assert not line.startswith(("C.", "R.", "L.", "%", "millones"))


@pytest.mark.parametrize("measure", range(60, 260, 10))
def test_an_ordinal_stays_with_its_number(measure: int) -> None:
    lines = texts(set_lines(plain("宣言「大きな役割を」第1版（2026年公開）"), JAPANESE, SIZE, measure))
    assert not any(line.endswith("第") for line in lines)


def test_what_is_bound_parts_at_its_spaces_before_it_is_torn() -> None:
    lines = texts(set_lines(plain("Occidente S. C. de R. L. de C. V."), SPANISH, SIZE, 60.0))
    assert " ".join(lines).replace("  ", " ").split() == [
        "Occidente",
        "S.",
        "C.",
        "de",
        "R.",
        "L.",
        "de",
        "C.",
        "V.",
    ]


def test_bound_leaves_ordinary_spaces() -> None:
    assert bound("en 2030 y 22 casas") == "en 2030 y 22 casas"
    assert bound("22 %") == "22\u00a0%"


@pytest.mark.parametrize(
    "words",
    [
        "5 de junio de 2026", "14 nov 2025", "1 de diciembre", "June 5, 2026", "Apr 24, 2026", "5 June 2026",
        "2,950 millones", "6.4 billones", "6.4 trillion", "170 million",
    ],
)  # fmt: skip
def test_days_and_great_numbers_are_bound(words: str) -> None:
    said = f"desde {words} hasta"
    assert bound(said) == f"desde {words.replace(' ', NO_BREAK)} hasta"


@pytest.mark.parametrize("words", ["2026年12月2日", "162件", "100%", "500万人", "第2版"])
def test_japanese_days_and_counts_never_part(words: str) -> None:
    text = f"署名した団体の数は{words}になりました。" * 6
    for measure in range(110, 200, 3):
        for line in texts(set_lines(plain(text), JAPANESE, SIZE, float(measure)))[:-1]:
            assert not any(line.endswith(words[:n]) for n in range(1, len(words))), line


def test_half_width_punctuation() -> None:
    def width(text: str) -> float:
        return set_lines(plain(text), JAPANESE, SIZE, 1000.0)[0].width

    assert width("日本。") == pytest.approx(2.5 * SIZE)
    assert width("「日本") == pytest.approx(2.5 * SIZE)
    assert width("日」「本") == pytest.approx(3.5 * SIZE)
    assert width("日」、本") == pytest.approx(3.5 * SIZE)
    assert width("日本A") > width("日本") + width("A") + 0.15 * SIZE


def test_a_title_breaks_after_its_phrase() -> None:
    lines = set_lines(plain("脱炭素社会へ、日本はより大きな役割を"), Manner("ja", 300), 24.0, 400.0, shape="title")
    assert texts(lines) == ["脱炭素社会へ、", "日本はより大きな役割を"]
    lines = set_lines(plain("Juntos por el clima de Guadalajara"), Manner("es", 300), 27.0, 356.0, shape="title")
    assert texts(lines) == ["Juntos por el clima", "de Guadalajara"]


def test_what_has_no_space_is_torn() -> None:
    lines = set_lines(plain("x" * 200), SPANISH, SIZE, 100.0)
    assert len(lines) > 5
    assert "".join(texts(lines)) == "x" * 200


def test_nothing_is_one_empty_line() -> None:
    (line,) = set_lines(plain(""), SPANISH, SIZE, 100.0)
    assert line.text == ""


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "設立時に100を超える団体が署名。再生可能エネルギー100%を目標とする企業が5社。",
            ("署|名", "100|を", "100%|を"),
        ),
        ("3,000近い署名団体。署名団体は1億7,000万人のアメリカ人を代表。", ("7,000|万", "署|名", "団|体", "代|表")),
    ],
)
def test_a_japanese_title_takes_a_line_more_rather_than_part_a_word(words: str, lines: tuple[str, ...]) -> None:
    for measure in range(14, 22):
        set_ = "|".join(one.text for one in set_lines(plain(words), JAPANESE, 30, measure * 30, shape="title"))
        assert not [parted for parted in lines if parted in set_], set_
