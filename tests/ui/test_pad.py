"""The signing pad by real events of mouse, pen and finger: what it keeps, what it takes back, what it shows."""

import math
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.ink_acceptance import nothing_signed
from aca_desktop.domain.signing.ink_reading import NEAR
from aca_desktop.i18n import Speech
from aca_desktop.ui.pad.pad import SigningPad
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.theme import tokens_of
from tests.ui.hands import press

PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure | QInputDevice.Capability.XTilt,
    1,
    1,
    "",
    QPointingDeviceUniqueId(),
)


@pytest.fixture
def pad(qtbot: QtBot) -> Iterator[SigningPad]:
    window = QMainWindow()
    made = SigningPad("Sign here", Speech("en"))
    window.setCentralWidget(made)
    window.resize(736, 296)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()
    window.deleteLater()


def unit(pad: SigningPad) -> float:
    """Return how many hundredths of a millimetre a pixel of this screen is."""
    return 2540 / pad.screen().physicalDotsPerInch()


def strokes(pad: SigningPad) -> int:
    return len(pad.ink.strokes)


def scribble(count: int = 40, left: int = 60) -> list[QPoint]:
    """Return a hand's way over the pad."""
    return [QPoint(left + 8 * n, round(150 + 60 * math.sin(n / 3))) for n in range(count)]


def draw(pad: QWidget, way: Sequence[QPoint]) -> None:
    """Draw with the mouse."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[0])
    for place in way[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[-1])


def pen(
    pad: QWidget,
    kind: QEvent.Type,
    place: QPointF,
    pressure: float = 0.5,
    tilt: tuple[float, float] = (10, -20),
    when: int = 0,
) -> QTabletEvent:
    """Send one event of a pen."""
    up = kind == QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind,
        PEN,
        place,
        pad.mapToGlobal(place),
        pressure,
        tilt[0],
        tilt[1],
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton,
    )
    event.setTimestamp(when)
    QApplication.sendEvent(pad, event)
    return event


def draw_by_pen(pad: QWidget, way: Sequence[QPoint], begin: int = 5000) -> None:
    for number, place in enumerate(way):
        first, last = number == 0, number == len(way) - 1
        kind = QEvent.Type.TabletPress if first else QEvent.Type.TabletMove
        pen(
            pad,
            QEvent.Type.TabletRelease if last else kind,
            QPointF(place),
            0.2 + number / 100,
            when=begin + 5 * number,
        )


def inked(pad: SigningPad) -> int:
    """Return how many pixels of the pad's picture are ink."""
    image = pad.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ink = tokens_of(pad).ink.rgb()
    return sum(image.pixel(x, y) == ink for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def test_a_mouse_leaves_points_in_millimetres(pad: SigningPad) -> None:
    way = scribble()
    draw(pad, way)
    ink = pad.ink
    assert (ink.width, ink.height) == (round(736 * unit(pad)), round(296 * unit(pad)))
    (stroke,) = ink.strokes
    assert (stroke[0].x, stroke[0].y) == (round(way[0].x() * unit(pad)), round(way[0].y() * unit(pad)))
    assert (stroke[-1].x, stroke[-1].y) == (round(way[-1].x() * unit(pad)), round(way[-1].y() * unit(pad)))
    assert len(stroke) >= len(way)
    assert stroke[0].t == 0
    assert [point.t for point in stroke] == sorted(point.t for point in stroke)
    assert {point.pressure for point in stroke} == {None}
    assert pad.device == "mouse"


def test_a_stroke_that_quickly_follows_another_is_one_too(pad: SigningPad) -> None:
    draw(pad, scribble())
    at = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 60))
    QTest.mouseDClick(pad, *at)  # Qt takes the second of two dots (ï) for this, and tells its end as ever
    QTest.mouseRelease(pad, *at)
    assert strokes(pad) == 2


def test_a_pen_tells_pressure_tilt_and_its_own_time(pad: SigningPad) -> None:
    draw_by_pen(pad, scribble(20))
    (stroke,) = pad.ink.strokes
    assert [point.pressure for point in stroke] == [200 + 10 * n for n in range(20)]
    assert {point.tilt for point in stroke} == {(10, -20)}
    assert [point.t for point in stroke] == [5 * n for n in range(20)]
    assert pad.device == "pen"


def test_every_event_of_a_pen_is_taken_so_that_no_mouse_follows(pad: SigningPad) -> None:
    for kind in (QEvent.Type.TabletMove, QEvent.Type.TabletPress, QEvent.Type.TabletRelease):
        assert pen(pad, kind, QPointF(50, 50)).isAccepted()


def test_a_pen_without_pressure_hovers(pad: SigningPad) -> None:
    pen(pad, QEvent.Type.TabletPress, QPointF(10, 10), 0.0)
    assert not pad.is_drawing
    for n in range(30):
        pen(
            pad,
            QEvent.Type.TabletMove,
            QPointF(10 + 8 * n, 100 + n % 7 * 9),
            0.5 if 5 <= n < 25 else 0.0,
            when=n + 1,
        )
    pen(pad, QEvent.Type.TabletRelease, QPointF(250, 100), 0.0)
    (stroke,) = pad.ink.strokes
    assert len(stroke) == 20
    assert 0 not in {point.pressure for point in stroke}


def test_fingers_draw_one_at_a_time(pad: SigningPad) -> None:
    device = QTest.createTouchDevice()
    way = scribble(30)
    touch = QTest.touchEvent(pad, device)
    touch.press(1, way[0], pad)
    touch.commit()
    for place in way[1:-1]:
        touch.move(1, place, pad)
        touch.commit()
    second = QTest.touchEvent(pad, device)
    second.stationary(1)
    second.press(2, QPoint(600, 250), pad)
    second.commit()
    second.move(2, QPoint(610, 250), pad)
    second.stationary(1)
    second.commit()
    last = QTest.touchEvent(pad, device)
    last.release(2, QPoint(610, 250), pad)
    last.release(1, way[-1], pad)
    last.commit()
    (stroke,) = pad.ink.strokes
    assert max(point.x for point in stroke) <= max(place.x() for place in way) * unit(pad) + 1
    assert pad.device == "touch"


def test_the_resting_hand_draws_nothing_while_a_pen_is_near(pad: SigningPad) -> None:
    device = QTest.createTouchDevice()
    pen(pad, QEvent.Type.TabletMove, QPointF(100, 100), 0.0)
    touch = QTest.touchEvent(pad, device)
    touch.press(1, QPoint(600, 250), pad)
    touch.commit()
    draw_by_pen(pad, scribble(20))
    touch.release(1, QPoint(600, 250), pad)
    touch.commit()
    assert len(pad.ink.strokes) == 1
    assert pad.device == "pen"


def test_the_hand_that_came_before_the_pen_is_forgotten(pad: SigningPad) -> None:
    device = QTest.createTouchDevice()
    touch = QTest.touchEvent(pad, device)
    touch.press(1, QPoint(600, 250), pad)
    touch.commit()
    touch.move(1, QPoint(605, 255), pad)
    touch.commit()
    assert pad.is_drawing
    draw_by_pen(pad, scribble(20))
    touch.release(1, QPoint(605, 255), pad)
    touch.commit()
    (stroke,) = pad.ink.strokes
    assert stroke[0].pressure is not None
    assert stroke[0].t == 0


def test_a_pen_lifted_elsewhere_does_not_draw_on(pad: SigningPad) -> None:
    draw_by_pen(pad, scribble(20)[:-1])
    event = QTabletEvent(
        QEvent.Type.TabletMove, PEN, QPointF(300, 200), QPointF(300, 200), 0.5, 0.0, 0.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)
    assert not pad.is_drawing
    assert len(pad.ink.strokes[0]) == 19


def test_what_makes_it_no_signature_is_told_as_it_is_drawn(pad: SigningPad) -> None:
    told: list[str] = []
    pad.judged.connect(told.append)
    kinds: list[str | None] = [pad.nothing]
    for way in ([QPoint(100, 200), QPoint(101, 201)], [QPoint(110 + 8 * n, 200) for n in range(40)], scribble()):
        draw(pad, way)
        kinds.append(pad.nothing)
    assert kinds == ["blank-ink", "dot-ink", "line-ink", None]
    assert (told[0], told[-1]) == ("dot-ink", "")
    assert "line-ink" in told
    assert nothing_signed(pad.ink) is None


def test_strokes_and_clearings_are_undone_in_their_order(pad: SigningPad) -> None:
    draw(pad, scribble())
    draw(pad, scribble(10, 400))
    both = pad.ink.strokes
    pad.setFocus()
    press("Del", pad)
    assert strokes(pad) == 0
    assert pad.nothing == "blank-ink"
    press("Ctrl+Z", pad)
    assert pad.ink.strokes == both
    press("Ctrl+Z", pad)
    assert pad.ink.strokes == both[:1]
    draw(pad, scribble(12, 500))
    press("Ctrl+Z", pad)
    press("Ctrl+Z", pad)
    assert strokes(pad) == 0
    assert not pad.can_undo
    press("Ctrl+Z", pad)
    draw(pad, scribble(5))
    assert pad.ink.strokes[0][0].t == 0


def test_the_next_signer_finds_nothing(pad: SigningPad) -> None:
    draw(pad, scribble())
    pad.set_caption("María Ejemplo")
    pad.clear()
    pad.forget()
    assert not pad.can_undo
    press("Ctrl+Z", pad)
    assert strokes(pad) == 0
    assert pad.device is None
    assert inked(pad) == 0


def test_a_finger_may_follow_a_pen_once_another_signs(pad: SigningPad) -> None:
    device = QTest.createTouchDevice()
    draw_by_pen(pad, scribble(20))
    pad.forget()
    touch = QTest.touchEvent(pad, device)
    touch.press(1, QPoint(100, 100), pad)
    touch.commit()
    assert pad.is_drawing


def test_ink_of_a_draft_is_shown_and_drawn_on(pad: SigningPad) -> None:
    before = Ink(30_000, 12_000, (tuple(Point(1000 + 90 * n, 3000 + n % 9 * 100, 7 * n) for n in range(60)),))
    pad.show_ink(before)
    assert pad.ink == before
    assert inked(pad) > 0
    draw(pad, scribble())
    assert pad.ink.strokes[:-1] == before.strokes
    assert pad.ink.strokes[-1][0].t > before.strokes[0][-1].t
    assert (pad.ink.width, pad.ink.height) == (30_000, 12_000)


def test_the_edge_holds_the_hand(pad: SigningPad) -> None:
    draw(pad, [QPoint(100, 100), QPoint(300, 50), QPoint(3000, -900), QPoint(-2000, 900), QPoint(100, 200)])
    ink = pad.ink
    for point in ink.strokes[0]:
        assert -NEAR <= point.x <= ink.width + NEAR
        assert -NEAR <= point.y <= ink.height + NEAR


def test_a_pad_that_becomes_smaller_keeps_its_ink_in_sight(pad: SigningPad, qtbot: QtBot) -> None:
    draw(pad, scribble(80))
    before = pad.ink
    seen = inked(pad)
    pad.window().resize(400, 200)
    qtbot.waitUntil(lambda: pad.width() == 400)
    assert pad.ink == before
    assert 0 < inked(pad) < seen
    draw(pad, [QPoint(390, 20), QPoint(395, 60), QPoint(380, 90)])
    last = pad.ink.strokes[-1]
    assert all(point.x <= before.width for point in last)
    assert last[0].x > before.width * 0.9, "where the hand was, on what is shown smaller"
    pad.window().resize(736, 296)
    qtbot.waitUntil(lambda: pad.width() == 736)
    assert inked(pad) >= seen


def test_ink_is_on_the_screen_as_it_is_drawn(pad: SigningPad, qtbot: QtBot) -> None:
    way = scribble(80)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[0])
    counts = []
    for number, place in enumerate(way[1:]):
        QTest.mouseMove(pad, place)
        if number % 20 == 0:
            qtbot.wait(0)
            counts.append(inked(pad))
    assert counts == sorted(set(counts))
    live = inked(pad)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way[-1])
    pad.resize(pad.width() + 1, pad.height())
    pad.resize(pad.width() - 1, pad.height())
    assert abs(inked(pad) - live) < live * 0.03, "drawn anew it is what it was"


def test_hiding_the_pad_ends_the_stroke(pad: SigningPad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    QTest.mouseMove(pad, QPoint(90, 90))
    pad.hide()
    assert not pad.is_drawing
    assert len(pad.ink.strokes) == 1


def test_what_is_on_it_can_be_heard(pad: SigningPad) -> None:
    tell_paintings()
    heard = QAccessible.queryAccessibleInterface(pad)
    assert heard.text(QAccessible.Text.Name) == "Sign here"
    assert heard.role() == QAccessible.Role.Canvas
    assert heard.text(QAccessible.Text.Description) == "Nothing is drawn yet."
    draw(pad, [QPoint(100, 100), QPoint(102, 101)])
    assert "only a dot or a line" in heard.text(QAccessible.Text.Description)
    draw(pad, scribble())
    assert heard.child(0).text(QAccessible.Text.Name) == "2 strokes are drawn."
    pad.retranslate("Firme aquí", Speech("es"))
    assert heard.text(QAccessible.Text.Name) == "Firme aquí"
    assert heard.text(QAccessible.Text.Description) == "Hay 2 trazos."
