"""Japanese lines end between phrases."""

import pytest

from aca_desktop.domain.papers.phrases import phrases


@pytest.mark.parametrize(
    "told",
    [
        "この|席は|空いています。|署名を|始めるか、|パソコンを|スタッフに|お渡しください。",
        "署名は|この|パソコンに|保存されました。",
        "3つの|連合。|3,100を超える|署名団体。",
        "日本は|世界第6位の|排出国です。",
        "2026年6月5日に|5,268,642人が|署名しました。",
        "メキシコが|約束した|2030年までに|22%削減",
        "独立行政法人|国立環境研究所",
        "アドレスの|末尾が|「ejemplo」では、|だれも|送信できません。",
        "ファイルを|書き出します。|取り消せません。",
        "5段階中の|1",
        "記録 147／147件",
        "USBメモリの|以前の|ファイル",
        "数え方と|取り消し",
        "今後の|活動について|連絡を|受け取る|こと",
        "団体名を|署名団体として|公開する|こと",
        "Nothing of it is Japanese.",
        "",
    ],
)
def test_a_phrase_begins_where_a_word_does(told: str) -> None:
    found = phrases(told.replace("|", ""))
    assert "|".join(found) == told


def test_nothing_is_lost() -> None:
    text = "Mesa 3の端末に、お名前（ふりがな）が…あります！？ 5,268,642人です。"
    assert "".join(phrases(text)) == text
