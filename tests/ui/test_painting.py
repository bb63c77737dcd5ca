"""What is painted: ink, marks and charts show what they are given, and can be heard."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from aca_desktop.domain.papers.charts import bars, growth
from aca_desktop.domain.papers.rings import Growth
from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.ink_outline import outline, trace
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.charts import GrowthChart, Threshold, month_ticks, tick_places
from aca_desktop.ui.painting.ink import PAD_PEN, framed_ink, shapes_path, stroke_path
from aca_desktop.ui.painting.paragraph import Paragraph, Run, held, literal, marked, plain
from aca_desktop.ui.painting.rings import draw_mark
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.parts.bars import BarList
from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import DARK, LIGHT
from aca_desktop.ui.theme.type import BODY, metrics
from tests.ui.gallery import handwriting

ENGLISH = Speech("en", "MX")
AROUND = 5
DAYS = [date(2026, 5, 5), date(2026, 5, 5), date(2026, 7, 1), date(2026, 11, 19)]


@pytest.fixture
def desk(app: QApplication) -> Iterator[QWidget]:
    """A window with a column, shown."""
    tell_paintings()
    window = QWidget()
    QVBoxLayout(window)
    apply_theme(window, Theme(LIGHT))
    window.resize(400, 260)
    window.show()
    yield window
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def put(desk: QWidget, part: QWidget) -> None:
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(part)
    part.show()
    layout.activate()


def drawn(side: int, colour: QColor, growth_: Growth) -> QImage:
    image = QImage(side + 2 * AROUND, side + 2 * AROUND, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        draw_mark(painter, QRectF(AROUND, AROUND, side, side), growth_, colour, QColor("#F2A541"))
    return image


class TestInk:
    def test_it_fills_its_room_and_stays_in_it(self) -> None:
        room = QRectF(10, 20, 92, 32)
        box = framed_ink(handwriting(), room).boundingRect()
        assert room.contains(box)
        assert box.height() > room.height() * 0.9 or box.width() > room.width() * 0.9
        assert box.center().x() == pytest.approx(room.center().x(), abs=2)

    def test_a_dot_does_not_fill_the_frame(self) -> None:
        dot = Ink(12000, 4000, ((Point(500, 500, 0),),))
        box = framed_ink(dot, QRectF(0, 0, 92, 32)).boundingRect()
        assert 0 < box.width() < 4

    def test_a_small_hand_stays_small(self) -> None:
        cross = tuple(Point(500 + 10 * n, 500 + 10 * n, 16 * n) for n in range(11))
        back = tuple(Point(600 - 10 * n, 500 + 10 * n, 900 + 16 * n) for n in range(11))
        box = framed_ink(Ink(12000, 4000, (cross, back)), QRectF(0, 0, 300, 100)).boundingRect()
        assert 20 < box.width() < 26

    def test_strokes_one_by_one_are_the_whole(self) -> None:
        hand = handwriting()
        drawn = trace(hand)
        whole = shapes_path(outline(drawn, PAD_PEN))
        assert sum(stroke_path(stroke).elementCount() for stroke in hand.strokes) == whole.elementCount()
        assert whole.fillRule() == Qt.FillRule.WindingFill

    def test_nothing_is_nothing(self) -> None:
        assert framed_ink(Ink(12000, 4000, ()), QRectF(0, 0, 92, 32)).isEmpty()


class TestMark:
    @pytest.mark.parametrize("side", [20, 40, 96])
    def test_it_stays_in_its_box_with_a_sun_in_its_middle(self, app: QApplication, side: int) -> None:
        del app
        image = drawn(side, QColor("#0B6E4F"), Growth(5, 0.11, "a"))
        middle = image.width() // 2
        assert image.pixelColor(middle, middle).name() == "#f2a541"
        across = [n for n in range(image.width()) if image.pixelColor(middle, n).name() != "#ffffff"]
        assert AROUND <= across[0] <= AROUND + side * 0.06
        assert across[-1] < AROUND + side

    def test_its_first_lobe_is_at_the_top(self, app: QApplication) -> None:
        del app
        image = drawn(96, QColor("black"), Growth(3, 0.3, "a"))
        side = image.width()
        column = [image.pixelColor(side // 2, y).lightness() for y in range(side)]
        above = next(y for y in range(side) if column[y] < 128)
        below = next(y for y in range(side) if column[side - 1 - y] < 128)
        assert above < below


class TestGrowth:
    def test_every_day_can_be_heard(self, desk: QWidget) -> None:
        chart = GrowthChart("Growth", growth(((day, "a") for day in DAYS), "rest"), ENGLISH)
        put(desk, chart)
        told = QAccessible.queryAccessibleInterface(chart)
        assert (told.text(QAccessible.Text.Name), told.role()) == ("Growth", QAccessible.Role.Chart)
        said = [told.child(n).text(QAccessible.Text.Name) for n in range(told.childCount())]
        assert said == ["May 5, 2026: 2", "Jul 1, 2026: 3", "Nov 19, 2026: 4"]
        assert told.indexOfChild(told.child(1)) == 1
        assert told.child(0).parent().text(QAccessible.Text.Name) == "Growth"
        spot = told.child(2).rect().center()
        assert told.childAt(spot.x(), spot.y()).text(QAccessible.Text.Name) == "Nov 19, 2026: 4"
        assert told.state().focusable

    def test_a_window_finds_it_among_its_children(self, desk: QWidget) -> None:
        put(desk, GrowthChart("Growth", growth([], "rest"), ENGLISH))
        window = QAccessible.queryAccessibleInterface(desk)
        assert [window.child(n).text(QAccessible.Text.Name) for n in range(window.childCount())] == ["Growth"]

    def test_arrows_walk_along_its_days(self, desk: QWidget) -> None:
        chart = GrowthChart("Growth", growth(((day, "a") for day in DAYS), "rest"), ENGLISH)
        put(desk, chart)
        before = chart.grab().toImage()
        QTest.keyClick(chart, Qt.Key.Key_Left)
        last = chart.grab().toImage()
        QTest.keyClick(chart, Qt.Key.Key_Left)
        QTest.keyClick(chart, Qt.Key.Key_Home)
        first = chart.grab().toImage()
        QTest.keyClick(chart, Qt.Key.Key_Left)
        assert before != last != first
        assert chart.grab().toImage() == first, "there is nothing before the first day"

    def test_its_line_is_where_its_numbers_are(self, desk: QWidget) -> None:
        everyone = [(date(2026, 5, 1) + timedelta(days=n), "a") for n in range(40)]
        chart = GrowthChart("Growth", growth(everyone, "rest"), ENGLISH)
        put(desk, chart)
        image = chart.grab().toImage()
        dot = [y for y in range(image.height()) if image.pixelColor(image.width() - 10, y) == LIGHT.primary]
        assert sum(dot) / len(dot) == pytest.approx(8, abs=1), "forty of forty reach the grid's uppermost line"

    def test_a_threshold_is_drawn_and_said(self, desk: QWidget) -> None:
        chart = GrowthChart("Growth", growth([], "rest"), ENGLISH, threshold=Threshold(35, "More than 35"))
        put(desk, chart)
        image = chart.grab().toImage()
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        assert LIGHT.sun_line in pixels
        told = QAccessible.queryAccessibleInterface(chart)
        assert told.text(QAccessible.Text.Description) == "More than 35"

    @pytest.mark.parametrize(
        "counts", [(21, 24, 25, 29, 31, 36), (3, 6, 10, 34, 38, 40), (30, 34, 36, 36, 38, 40)]
    )
    def test_a_threshold_is_told_where_the_growth_does_not_cross(
        self, desk: QWidget, counts: tuple[int, ...]
    ) -> None:
        joined = [(date(2025, 11, 5) + timedelta(days=40 * n), "a") for n, count in enumerate(counts)
                  for _ in range(count - (counts[n - 1] if n else 0))]  # fmt: skip
        words = "The sentence: more than 35"
        chart = GrowthChart("Growth", growth(joined, "rest"), ENGLISH, threshold=Threshold(35, words))
        chart.setFixedSize(302, 116)
        put(desk, chart)
        theme = chart.theme()
        box = chart._threshold_box(Threshold(35, words), chart._plot(theme), theme)
        image = chart.grab().toImage()
        inside = [
            image.pixelColor(x, y)
            for x in range(int(box.left()), int(box.right()))
            for y in range(int(box.top()), int(box.bottom()))
        ]
        assert LIGHT.sun_ink in inside
        assert LIGHT.primary not in inside

    def test_charts_come_and_go_while_somebody_listens(self, app: QApplication) -> None:
        import gc

        tell_paintings()
        for _ in range(30):
            window = QWidget()
            chart = GrowthChart("Growth", growth(((day, "a") for day in DAYS), "rest"), ENGLISH)
            chart.setParent(window)
            assert QAccessible.queryAccessibleInterface(chart).childCount() == 3
            window.deleteLater()
            del window, chart
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()

    @pytest.mark.parametrize(
        ("first", "last", "count"),
        [
            (date(2026, 5, 5), date(2026, 5, 5), 1),
            (date(2026, 5, 5), date(2026, 7, 2), 3),
            (date(2026, 12, 31), date(2027, 1, 1), 2),
        ],
    )
    def test_months_begin_and_end_with_the_days(self, first: date, last: date, count: int) -> None:
        ticks = month_ticks(first, last)
        assert len(ticks) == count
        assert (ticks[0], ticks[-1]) == (first, last)
        assert all(a < b for a, b in pairwise(ticks))

    @pytest.mark.parametrize(
        ("months", "stride", "places"), [(7, 2, [0, 2, 4, 6]), (8, 3, [0, 3, 7]), (2, 12, [0, 1]), (1, 1, [0])]
    )
    def test_written_months_are_equally_far_apart(self, months: int, stride: int, places: list[int]) -> None:
        first = date(2026, 5, 5)
        last = date(2026, 5 + months - 1, 6)
        assert tick_places(month_ticks(first, last), stride, years=False) == places

    def test_many_years_are_told_by_years(self) -> None:
        ticks = month_ticks(date(2023, 5, 5), date(2026, 11, 19))
        places = tick_places(ticks, 12, years=True)
        assert [ticks[n].year for n in places] == [2023, 2024, 2025, 2026]


class TestBars:
    def test_each_is_a_button_that_tells_its_number(self, desk: QWidget) -> None:
        chart = BarList("By sector", bars([("R&D", 3), ("Companies", 17), ("None", 0)]), ENGLISH)
        put(desk, chart)
        pressed: list[int] = []
        chart.chosen.connect(lambda n: pressed.append(n))
        told = [QAccessible.queryAccessibleInterface(row) for row in chart.rows]
        assert [each.text(QAccessible.Text.Name) for each in told] == ["Companies: 17", "R&D: 3"]
        assert told[0].text(QAccessible.Text.Description) == "85%"
        QTest.mouseClick(chart.rows[1], Qt.MouseButton.LeftButton)
        QTest.keyClick(chart.rows[0], Qt.Key.Key_Space)
        assert pressed == [1, 0]

    def test_lengths_are_as_the_numbers(self, desk: QWidget) -> None:
        chart = BarList("By sector", bars([("A", 40), ("B", 10)]), ENGLISH)
        put(desk, chart)
        longs = []
        for row in chart.rows:
            image = row.grab().toImage()
            middle = image.height() // 2
            row_pixels = [image.pixelColor(x, middle) for x in range(20, image.width() - 40)]
            longs.append(sum(pixel in (LIGHT.primary, LIGHT.primary_hover) for pixel in row_pixels))
        assert longs[0] / longs[1] == pytest.approx(4, rel=0.05)
        numbers = metrics(BODY.strong, Theme()).horizontalAdvance("40")
        assert longs[0] > chart.width() - 40 - numbers - 2 * 12 - 8, "the longest takes all the room"

    def test_fewer_bars_take_the_place_of_more(self, desk: QWidget, app: QApplication) -> None:
        chart = BarList("By sector", bars([("A", 4), ("B", 1)]), ENGLISH)
        put(desk, chart)
        chart.show_chart("By sector", bars([("C", 9)]), ENGLISH)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert [row.text() for row in chart.rows] == ["C: 9"]


def test_a_theme_change_repaints_a_chart_at_once(desk: QWidget) -> None:
    chart = GrowthChart("Growth", growth(((day, "a") for day in DAYS), "rest"), ENGLISH)
    put(desk, chart)
    apply_theme(desk, Theme(DARK))
    image = chart.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert DARK.primary.name() in seen
    assert LIGHT.primary.name() not in seen


@pytest.mark.parametrize(
    ("words", "shown"), [("a **b** c", "a b c"), ("団体名を\u200b公開", "団体名を公開"), ("2 * 3", "2 * 3")]
)
def test_marks_are_not_shown(words: str, shown: str) -> None:
    assert plain(marked(words)) == shown


@pytest.mark.parametrize("name", ["a*b*c", "snake_case_", "**x**", "C:\\*.pdf", "R&D"])
def test_a_name_in_a_sentence_stays_as_it_is(name: str) -> None:
    assert plain(marked(f"**Saved:** {literal(name)}")) == f"Saved: {name}"


@pytest.mark.usefixtures("app")
def test_no_line_begins_or_ends_with_what_may_not() -> None:
    words = "「先頭に立つ」ことをちょっと約束し、サプライチェーン全体のエネルギーをもっと変えます。（2050年）"
    laid = Paragraph((Run(words),), BODY, Theme(language="ja"))
    for room in range(60, 420, 4):
        laid.lay(room)
        lines = [line.strip() for line in laid.lines()]
        assert len(lines) > 1
        assert not [line for line in lines if line[0] in "っょェー、。）」"]
        assert not [line for line in lines[:-1] if line[-1] in "「（"]


def test_phrases_are_held_together_only_where_they_are_marked() -> None:
    assert held("署名する") == "署名する"
    assert held("署名\u200bする") == "署\u2060名\u200bす\u2060る"


def test_japanese_breaks_at_phrases_that_nobody_marked(app: QApplication) -> None:
    del app
    told = "この席は空いています。署名を始めるか、パソコンをスタッフにお渡しください。"
    laid = Paragraph((Run(told),), BODY, Theme(LIGHT, 1.0, "ja"))
    for room in range(120, 400, 20):
        laid.lay(room)
        lines = [line.replace("\u2060", "").replace("\u200b", "") for line in laid.lines()]
        assert "".join(lines) == told
        assert not any(line.startswith(("さい", "れ", "す。", "を", "に")) for line in lines), (room, lines)
