"""Numbers in the author's words of a public sentence: forms that look like none, and words that are none."""

import pytest

from aca_desktop.domain.figures.sentence_text import own_words_problems
from aca_desktop.domain.figures.stray_numbers import number_in

NUMBERS = {
    "en": (
        ["threehundred cities", "fortyfive", "fourteenth", "ninetieth", "tens", "sixes", "twenties", "sixfold",
         "thousandfold", "threescore", "twosome", "halved emissions", "halving it", "trebled", "quintupled",
         "multimillion", "a sextet", "percentages", "couples", "zeroes", "firstly", "hundredths",
         "xxxv cities", "IOO cities", "thr\ufe0fee", "fi\u115fve", "t\u034fhree", "t\u0336h\u0336ree", "ᴛʜʀᴇᴇ",
         "th-ree cities", "th_ree", "th*r*ee"]
    ),
    "es": (
        ["treintaicinco", "cuarentaidós", "dosmil", "cienmil", "ochentaitantos", "vigésima", "centésimo",
         "milésimas",
         "decimotercera", "undécimo", "octavas", "terceras partes", "doceava parte", "veinteavo", "millardos",
         "cuatrillón", "duplicado", "triplicada", "cuadruplicó", "quintuplicaron", "centuplicó", "décuplo",
         "veintenas", "cuarteto", "ceros", "ningún"]
    ),
    "ja": (
        ["十数団体", "百数十社", "四百のまち", "四百まち", "四百余", "四百ほど", "署名四百", "団体三十五",
         "国数三",
         "一〇〇社", "一○○社", "一◯◯社", "三拠点", "三省", "三銀行", "三グループ", "三NGO", "二桁", "半世紀",
         "半減",
         "伍団体", "佰団体", "丗団体", "廾団体", "ヨンヒャク社", "ゼロ社",
         "ふたり", "ハンドレッド", "トリプル", "両者"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [(tag, one) for tag, every in NUMBERS.items() for one in every])
def test_a_number_in_disguise_is_found(language: str, words: str) -> None:
    assert number_in(words, language) is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Once more, all stand one by one: seconds count, and the way is often manifold"),
        ("en", "Net zero, verily"),
        ("es", "Vi mi comunidad; por terceros; el medio ambiente; pésimo"),
        ("ja", "千葉、三井、四国、東京、両国、京都、陸前高田、漆器、ネットゼロ、カーボンゼロ、ダブルカウントなし"),
        ("ja", "一人ひとりが一つになって、一部の世界一を"),
    ],
)
def test_what_counts_nothing_is_let_through(language: str, words: str) -> None:
    assert number_in(words, language) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("che\u200bcked", "says-checked"), ("ｃｈｅｃｋｅｄ", "says-checked"), ("chéckéd", "says-checked"),
        ("√", "says-checked"), ("検証しました", "says-checked"), ("\u202edekcehc", "bidi-control"),
        ("x\x00y", "control-character"), ("one\nline", "line-break"),
    ],
)  # fmt: skip
def test_words_that_show_as_the_programs_are_refused(words: str, code: str) -> None:
    assert [one.code for one in own_words_problems("words.en", words)] == [code]
