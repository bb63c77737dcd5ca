"""Every step and cover of the table in three languages, two themes, sizes of screen and text."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from shutil import copyfile
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import change, coalition
from aca_desktop.services.samples.samples import build
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.table.covers.sticks import Stick
from aca_desktop.ui.table.window import TableWindow
from aca_desktop.ui.theme.appearance import ThemeChoice
from aca_desktop.ui.troubles import sentence
from tests.ui.hands import click
from tests.ui.looking import (
    cut,
    moved,
    nameless,
    out_of_order,
    out_of_reach,
    overlapping,
    pale,
    places,
    seen,
    shortened,
    tabbed,
    unpressed,
    untold,
)
from tests.ui.table.tables import Guest, opened, settle
from tests.ui.test_every_page import elided, sentences

__all__ = ["elided", "sentences"]  # the fixtures of the desk's pages

SIZES = ((1280, 800), (1366, 768))
SEARCH = {"en": "univ", "es": "univ", "ja": "大学"}
NAMES = {"en": "Maria Ejemplo", "es": "Maria Ejemplo", "ja": ""}
CODES = {"en": "aca-gdl", "es": "aca-gdl", "ja": "jci"}
INSIDE_FIELD = 46
LEAST_TARGET = 64
"""Pixels on a screen of 1280: 12 millimetres on usual laptops of up to 135 dots an inch."""
LEAST_AT_TWICE = 46
"""Pixels on a screen of 940 to 960, each of which is two by two of the screen's own."""
STICKS = [Stick("ANA 16 GB", Path("/media/ana")), Stick("N" * 80, Path("/media/other"))]

type Manner = tuple[str, ThemeChoice, tuple[int, int], int]

ALL: list[Manner] = [
    (language, theme, size, percent)
    for language in ("en", "es", "ja")
    for theme in (ThemeChoice.LIGHT, ThemeChoice.HIGH_CONTRAST)
    for size in SIZES
    for percent in (100, 200)
]
SMALL: list[Manner] = [
    ("en", ThemeChoice.LIGHT, (960, 540), 100),  # 1920 × 1080 at 200 %
    ("es", ThemeChoice.LIGHT, (940, 500), 100),
    ("ja", ThemeChoice.HIGH_CONTRAST, (940, 500), 125),
]
COVERING: list[Manner] = [
    *SMALL,
    ("en", ThemeChoice.HIGH_CONTRAST, SIZES[0], 200),
    ("es", ThemeChoice.LIGHT, SIZES[1], 100),
    ("ja", ThemeChoice.LIGHT, SIZES[0], 100),
    ("ja", ThemeChoice.HIGH_CONTRAST, SIZES[1], 200),
]
"""Each language, theme, size of screen and of text at least once."""


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """The installation on which the samples were made: another one could not seal papers of them."""
    real = Context.of_this_machine()
    return Context(real.now, real.random, tmp_path_factory.mktemp("laptop"))


@pytest.fixture(scope="module")
def samples(laptop: Context) -> dict[str, Path]:
    """The sample coalitions of Guadalajara and Japan, each made once."""
    made = {}
    for code in set(CODES.values()):
        made[code] = laptop.home / f"{code}.aca"
        build(made[code], code, laptop)
        with open_workspace(made[code], laptop, write=True) as workspace:
            change(workspace, coalition(workspace), {TABLE: {"witness": False, "identify": True, "minors": True}})
    return made


@pytest.fixture(autouse=True)
def paintings_are_told(app: QApplication) -> QApplication:
    tell_paintings()
    return app


def views(guest: Guest, language: str, percent: int) -> Iterator[str]:
    """Go through all that a guest can come to see."""
    window, flow = guest.window, guest.window.flow
    window.set_size(percent)
    yield "1"
    rows = guest.looks_for(SEARCH[language])
    yield "1-found"
    signed = [row for row in rows if "✓" in row.accessibleDescription() or row._signed]
    click(signed[0], QPoint(30, 20))
    if flow.organisation._signed is not None:
        yield "1-signed"
        flow.organisation._begin_anew()
    guest.looks_for("zzz") if language != "ja" else None
    yield "1-nothing"
    flow.organisation._begin_new()
    yield "1-new"
    flow.organisation._begin_anew()
    rows = guest.looks_for(SEARCH[language])
    flow.organisation._take(flow.organisation._found_now.candidates[0], again=True)  # type: ignore[union-attr]
    fields = {"email": "maria@ejemplo", "title": "Rectora"}
    fields |= {"family": "見本", "given": "花子"} if language == "ja" else {"name": "Maria Ejemplo"}
    for name, text in fields.items():
        flow.person.fields[name].setText(text)
        flow.person.fields[name].written.emit(text)
    flow.person.labels["email"]._judge_now()
    flow.person.bases.options["proxy"].click()
    yield "2"
    flow.person._add_other()
    yield "2-second"
    flow.person._take_other()
    flow.person.identified.options["badge"].click()
    flow.person.ages.options["minor"].click()
    yield "2-asked"
    flow.person.fields["email"].setText("maria@ejemplo.mx")
    flow.person.fields["email"].written.emit("maria@ejemplo.mx")
    window.flow.go_on()
    yield "3"
    guest.reads()
    yield "3-end"
    window.flow.go_on()
    yield "4"
    for box in flow.signature.consents.boxes.values():
        box.click()
    if flow.signature._separate:
        window.flow.go_on()
    yield "4-hand"
    guest.draws()
    yield "4-drawn"
    flow.tell_trouble(sentence(window.speech, AcaError("disk-full")))
    yield "4-trouble"
    flow.tell_trouble("")
    for way in ("typed", "paper", "seal"):
        flow.signature.take_way(way)
        yield f"4-{way}"
    flow.signature.take_way("hand")
    window.sign()
    assert not flow.trouble.isVisible(), flow.trouble.accessibleName()
    guest.qtbot.waitUntil(lambda: window._guest == "thanked" or flow.trouble.isVisible(), timeout=20_000)
    assert not flow.trouble.isVisible(), flow.trouble.accessibleName()
    guest.qtbot.waitUntil(lambda: flow.copies.paper is not None, timeout=20_000)
    yield "5"
    for name, show in (
        ("help", window._ask_for_help),
        ("later", flow.later_asked.emit),
        ("pin", lambda: window.covers.cover(window.covers.pin)),
        ("notice", window._show_notice),
        ("language", window._ask_for_language),
        ("idle", window.covers.warn),
        ("file", lambda: window.covers.ask_for_file("scan")),
        ("hidden", lambda: window.covers.cover(window.covers.hidden)),
        ("paper", flow.copies.preview_asked.emit),
        ("sticks", lambda: flow.copies.choice_asked.emit(STICKS)),
    ):
        show()
        yield name
    window.covers.uncover()
    window.wipe()
    window.set_size(percent)
    yield "rest"


def small(window: QWidget) -> Iterator[str]:
    """Tell which targets are smaller than a thumb; the cross in a field is as high as there is room."""
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, (QAbstractButton, QLineEdit, QComboBox)):
            continue
        least = LEAST_TARGET if window.width() >= SIZES[0][0] else LEAST_AT_TWICE
        least = min(least, INSIDE_FIELD) if isinstance(one.parent(), QLineEdit) else least
        if one.height() < least - 1:
            yield f"only {one.height()} high: {type(one).__name__} {one.accessibleName()}"


def judged(window: TableWindow) -> Iterator[str]:
    """Say at each field what is wrong, and tell what moves."""
    before, fields = places(window), [one for one in seen(window) if isinstance(one, Labelled)]
    for words in ("Write the address as name@example.org. " * 4, None) if fields else ():
        for one in fields:
            one.say_mistake(words)
        settle()
        yield from moved(before, places(window))


def said_in_foot(window: TableWindow) -> Iterator[str]:
    """Let the foot say all that it and its button may, and tell what moves."""
    flow = window.flow
    step = flow.current
    if not window.covers.shows_steps or flow.trouble.isVisible():
        return
    words = "Accept the required items to continue."
    blockers = (None,) if step in (flow.declaration, flow.thanks) else ((words, True), (words, False), None)
    before = where_buttons_are(window)
    for blocker, way in product(blockers, step.ways_on()):
        with patch.object(step, "blocker", return_value=blocker), patch.object(step, "way_on", return_value=way):
            flow.show_readiness()
            settle()
            now = where_buttons_are(window)
        changed = (one for one in before if now.get(one) != before[one])
        yield from (f"{one.text()} moved from {before[one]} to {now.get(one)}" for one in changed)
    flow.show_readiness()


def where_buttons_are(window: QWidget) -> dict[QAbstractButton, tuple[int, int, int, int]]:
    """Return the places and sizes of all buttons that are seen, whatever they say."""
    buttons = (one for one in seen(window) if isinstance(one, QAbstractButton))
    return {one: (*one.mapTo(window, QPoint()).toTuple(), *one.size().toTuple()) for one in buttons}


def found_in(
    qtbot: QtBot,
    laptop: Context,
    samples: dict[str, Path],
    folder: Path,
    manner: Manner,
    sentences: set[str],
    elided: set[str],
    *,
    tab: bool = False,
) -> list[str]:
    """Return everything that is wrong anywhere, with where it is."""
    language, theme, size, percent = manner
    path = folder / f"{language}-{theme.value}-{percent}-{size[0]}.aca"
    copyfile(samples[CODES[language]], path)
    found: list[str] = []
    with opened(qtbot, path, laptop, language=language, theme=theme, size=size) as guest:
        window = guest.window
        seen: set[QWidget | None] = set()
        feet: dict[str, set[int]] = {"2": set(), "4": set()}
        for name in views(guest, language, percent):
            settle()
            feet.get(name[0] if name != "4-trouble" else "", set()).add(window.flow.foot.height())
            where = f"{name} {language} {theme.value} {size[0]} {percent}%"
            if tab:
                seen.add(window.covers.currentWidget())
                reached = tabbed(window)
                for finding in (out_of_reach(window, reached), out_of_order(reached), unpressed(reached)):
                    found.extend(f"{where}: {what}" for what in finding)
                continue
            elided.clear()
            for findings in (
                pale(window),
                shortened(window, elided, sentences),
                cut(window, sentences),
                overlapping(window),
                nameless(window),
                untold(window),
                small(window),
            ):
                found.extend(f"{where}: {what}" for what in findings)
            found.extend(f"{where}: {what}" for what in (*judged(window), *said_in_foot(window)))
            if (window.width(), window.height()) != size:
                found.append(f"{where}: it asks for {window.width()}x{window.height()}")
        found.extend(f"the foot of step {step} changes: {high}" for step, high in feet.items() if len(high) > 1)
        if tab:
            covers = (window.covers.widget(place) for place in range(window.covers.count()))
            found.extend(f"not seen: {type(one).__name__}" for one in covers if one not in seen)
    return found


@pytest.mark.parametrize(
    "manner",
    [pytest.param(one, marks=[] if one in COVERING else [pytest.mark.long]) for one in (*ALL, *SMALL)],
    ids=lambda one: f"{one[0]}-{one[1].value}-{one[2][0]}-{one[3]}",
)
def test_nothing_is_cut_covered_pale_small_or_nameless(
    qtbot: QtBot,
    laptop: Context,
    samples: dict[str, Path],
    tmp_path: Path,
    sentences: set[str],
    elided: set[str],
    manner: Manner,
) -> None:
    found = found_in(qtbot, laptop, samples, tmp_path, manner, sentences, elided)
    assert not found, "\n".join(found)


def test_every_control_is_reached_in_reading_order_and_pressed_by_key(
    qtbot: QtBot,
    laptop: Context,
    samples: dict[str, Path],
    tmp_path: Path,
    sentences: set[str],
    elided: set[str],
) -> None:
    found = found_in(qtbot, laptop, samples, tmp_path, ALL[0], sentences, elided, tab=True)
    assert not found, "\n".join(found)
