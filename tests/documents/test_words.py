"""Words on papers that whoever checks one later looks for: papers that exist carry them, none is ever reworded.

Where one has to change, `services/page_check` must know the new words besides those that stand here.
"""

import pytest

from aca_desktop.documents.words import every_gone, without_ink
from aca_desktop.i18n import Speech

METHODS = ("typed", "paper", "seal", "elsewhere")
CARRIED = {
    "en": {
        "Declaration",
        "Name and signature were erased",
        "Name and signature are withheld",
        "Name not recorded",
        "Typed name",
        "By hand on a paper sheet, kept by the coalition",
        "Image of a seal",
        "Signed elsewhere",
        "Signed elsewhere: a web form",
    },
    "es": {
        "Declaración",
        "Nombre y firma borrados",
        "Nombre y firma reservados",
        "Nombre no registrado",
        "Nombre escrito con el teclado",
        "A mano, en una hoja de papel que guarda la coalición",
        "Imagen de un sello",
        "Firmada en otro medio",
        "Firmada en otro medio: a web form",
    },
    "ja": {
        "宣言",
        "氏名と署名は消去されました",
        "氏名と署名は非公開です",
        "氏名の記録なし",
        "氏名の入力",
        "紙に手書き（原本は連合が保管）",
        "印影（記名押印）",
        "別の手段で署名",
        "別の手段で署名：a web form",
    },
}


@pytest.mark.parametrize("language", CARRIED)
def test_words_that_checking_looks_for_are_those_of_papers_that_exist(language: str) -> None:
    speech = Speech(language)
    said = {speech.say("Declaration"), *every_gone(speech), without_ink(speech, "elsewhere", "a web form")}
    assert said | {without_ink(speech, method, None) for method in METHODS} == CARRIED[language]
