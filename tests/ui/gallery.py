"""All parts on one page, in any look: for tests that measure them, and for eyes.

`python -m tests.ui.gallery FOLDER` writes one picture a look.
"""

import os
import sys
from datetime import date, timedelta
from decimal import Decimal
from math import cos, sin
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QMenu, QWidget

from aca_desktop.domain.figures.pathway import Measured, pathway
from aca_desktop.domain.papers.charts import bars, deduction, growth, moment, time_axis
from aca_desktop.domain.papers.rings import Growth
from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.figures.claims.claim_cells import ThresholdBar
from aca_desktop.ui.painting.charts import GrowthChart, Threshold
from aca_desktop.ui.painting.deductions import DeductionChart
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.painting.pathway import PathwayChart
from aca_desktop.ui.painting.stack import LegendEntry, Slice, StackedBar
from aca_desktop.ui.painting.timelines import TimelineKey, TimelineRow, YearsHead
from aca_desktop.ui.parts.bars import BarList
from aca_desktop.ui.parts.buttons import (
    BAR,
    HERO_SIZE,
    SIGNING_SIZE,
    SMALL_SIZE,
    Button,
    Kind,
    Option,
    back_link,
    icon_button,
    link,
)
from aca_desktop.ui.parts.cards import Card, Face, FigureCard
from aca_desktop.ui.parts.cells import Cell, TableColumn
from aca_desktop.ui.parts.chips import Chip, FilterChip
from aca_desktop.ui.parts.drawn import Drawn
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.fields.checks import SIGNING_CHECK, CheckBox, Radio
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.fields.fields import (
    SIGNING_FIELD,
    TABLE_FIELD,
    Field,
    Labelled,
    PassphraseField,
    SearchField,
)
from aca_desktop.ui.parts.fields.text_area import TextArea
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.parts.marks import CoalitionMark, InkFrame
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.navigation import ListItem, NavigationItem
from aca_desktop.ui.parts.progress import Progress, Steps, strength_bar
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column, Row, Rule, fact
from aca_desktop.ui.parts.symbols import KeyCap, Sign, Symbol
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.parts.text import claim, page_title, quiet, section_title
from aca_desktop.ui.parts.timeline import TimelineEntry
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.fonts import load_fonts
from aca_desktop.ui.theme.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from aca_desktop.ui.theme.type import SIGNING

WORDS = {
    "en": (
        "Organisations", "Approve", "Refuse…", "Remove…", "Clear filters", "Start signing", "Local government",
        "Approved", "To review", "Announced",
        "More than 35 organisations that represent more than 5 million people",
        "Passphrase", "12 letters still to type", "Someone else", "First row is names",
        "Search organisations and people",
        "**Table 3:** 43 entries did not arrive. An older export on its USB stick may hold them.",
        "That my organisation’s name is published", "Necessary", "Signatories", "By my office", "Settings",
    ),
    "es": (
        "Organizaciones", "Aprobar", "Rechazar…", "Quitar…", "Quitar filtros", "Comenzar a firmar",
        "Gobierno local", "Aprobada", "Por revisar", "Anunciados",
        "Más de 35 entidades que representan a más de 5 millones de personas",
        "Frase de paso", "Faltan 12 letras por escribir", "Otra persona", "La primera fila son los nombres",
        "Buscar organizaciones y personas",
        "**Mesa 3:** no llegaron 43 asientos. Quizá estén en una exportación anterior de su memoria USB.",
        "Que se publique el nombre de mi organización", "Necesario", "Signatarias", "Por mi cargo", "Ajustes",
    ),
    "ja": (
        "団体", "承認する", "断る…", "削除…", "絞り込みを解除", "署名を始める", "地方自治体",
        "承認済み", "要確認", "公表済み",
        "500万人を超える\u200b人々を\u200b代表する\u200b35以上の\u200b団体が\u200b署名しました",
        "パスフレーズ", "あと12文字", "別の人", "1行目は見出し", "団体と人を検索",
        "**テーブル3**：43件の記録が届いていません。USBメモリの以前の書き出しにあるかもしれません。",
        "団体名を\u200b署名団体として\u200b公開すること", "必須", "署名団体", "役職により", "設定",
    ),
}  # fmt: skip


def handwriting() -> Ink:
    """Return a few strokes that look like a hand's."""
    strokes = []
    for n in range(4):
        points = [
            Point(round(1500 + n * 1900 + 900 * sin(k / 5)), round(2000 - 1100 * cos(k / 4 + n)), k * 16 + n * 900)
            for k in range(34)
        ]
        strokes.append(tuple(points))
    under = tuple(Point(900 + k * 260, 3300 + round(150 * sin(k / 3)), 5000 + k * 12) for k in range(34))
    return Ink(12000, 4000, (*strokes, under))


class Gallery(QMainWindow):
    """One of every part, in five columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = WORDS[theme.language]
        self.theme = theme
        apply_theme(self, theme)
        self.ring = FocusRing(self)
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(*(theme.px(24),) * 4)
        grid.setSpacing(theme.px(16))
        for n, column in enumerate(
            (
                self._build_first(),
                self._build_second(),
                self._build_third(),
                self._build_fourth(),
                self._build_fifth(),
            )
        ):
            grid.addWidget(column, 0, n, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(n, 1)
        self.setCentralWidget(whole)

    def _build_first(self) -> QWidget:
        w = self.words
        self.focused = Button(w[1], Kind.PRIMARY, BAR, icon="check", cap="A")
        menu = Button(w[13], icon="ellipsis")
        menu.setMenu(QMenu(menu))
        off = Button(w[1], icon="check")
        off.setEnabled(False)
        off_primary = Button(w[1], Kind.PRIMARY, keys="Ctrl+B")
        off_primary.setEnabled(False)
        option = Option(w[20])
        option.setChecked(True)
        return Column(
            Row(page_title(w[0]), None, Button(w[15], icon="circle-question-mark", keys="F1", shown=False)),
            Row(self.focused, Button(w[2], size=BAR, icon="x", cap="R"), Button(w[3], Kind.HARM), None),
            Row(off, off_primary, link(w[4]), back_link(w[0]), None),
            Row(Button(w[5], Kind.PRIMARY, HERO_SIZE, icon="pen-line", keys="Ctrl+Return"), menu, None),
            Row(
                Button(w[13], size=SMALL_SIZE),
                Button(w[13], size=SMALL_SIZE, icon="play"),
                icon_button("x", w[2]),
                None,
            ),
            Row(Button(w[1], Kind.PRIMARY, SIGNING_SIZE, icon="pen-line"), option, None, gap=16),
            self._chips(),
            self._filters(),
            MessageBar(w[16]),
            self._done(),
            MessageBar(w[3], Tone.HARM),
            gap=16,
        )

    def _chips(self) -> QWidget:
        w = self.words
        chips = (
            Chip(w[7], Tone.GOOD, icon="check"),
            Chip(w[8], Tone.ATTENTION),
            Chip(w[9]),
            Chip(w[3], Tone.HARM, icon="x"),
        )
        return Row(*chips, None, gap=8)

    def _filters(self) -> QWidget:
        w = self.words
        on = FilterChip(w[6])
        on.set_on(True)
        opens = FilterChip(w[11])
        opens.setMenu(QMenu(opens))
        every = FilterChip(w[7], count="214", removable=False)
        mend = FilterChip(w[8], count="4", icon="triangle-alert", tone=Tone.ATTENTION, removable=False)
        every.set_on(True)
        return Row(on, opens, every, mend, None, gap=8)

    def _done(self) -> MessageBar:
        bar = MessageBar(self.words[7], Tone.GOOD)
        bar.add_action(self.words[13], icon="undo-2")
        bar.add_close(self.words[2])
        return bar

    def _build_second(self) -> QWidget:
        w = self.words
        eye = PassphraseField("Show", "Hide")
        eye.setText("ocho mesas junto")
        mistaken = Labelled(w[11], Field())
        mistaken.control.setText("maria@ejemplo")  # type: ignore[attr-defined]
        mistaken.say_mistake(w[12])
        off = Field()
        off.setText(w[6])
        off.setEnabled(False)
        combo = Combo()
        combo.addItems([w[6], w[9]])
        combo.setAccessibleName(w[11])
        small = Combo(TABLE_FIELD, strong=True)
        small.addItems([w[6], w[9]])
        signing = Labelled(w[11], Field(size=SIGNING_FIELD), hint=w[18], style=SIGNING, below=SIGNING)
        signing.control.setText(w[0])  # type: ignore[attr-defined]
        found = SearchField(w[15], w[15], w[4])
        found.setText("county 3")
        area = TextArea(w[15])
        area.setAccessibleName(w[15])
        area.setFixedHeight(72)
        return Column(
            SearchField(w[15], w[15], w[4], cap="Ctrl+F"),
            found,
            Row(Labelled(w[11], eye, note=w[18]), mistaken, gap=16),
            Row(Labelled(w[6], off), Labelled(w[6], combo), Labelled(w[6], small), gap=16),
            signing,
            area,
            self._checks(),
            CheckBox(w[17], SIGNING_CHECK, note=w[18], strong_note=True),
            gap=16,
        )

    def _checks(self) -> QWidget:
        w = self.words
        on, part, off = CheckBox(w[14]), CheckBox(w[7]), CheckBox(w[8])
        on.setChecked(True)
        part.setTristate(True)
        part.setCheckState(Qt.CheckState.PartiallyChecked)
        off.setEnabled(False)
        first, second = Radio(w[7]), Radio(w[8])
        first.setChecked(True)
        return Column(Row(on, part, CheckBox(w[9]), off), Row(first, second, None), gap=8)

    def _build_third(self) -> QWidget:
        w = self.words
        return Column(
            self._navigation(),
            Row(FigureCard("38", w[19], "users"), FigureCard("2", w[8], "clipboard-check", action=w[1])),
            self._claim(),
            self._table(),
            self._progress(),
            gap=16,
        )

    def _navigation(self) -> QWidget:
        w = self.words
        here = NavigationItem(w[0], "building-2")
        here.setChecked(True)
        here.set_badge(123)
        other = NavigationItem(w[21], "settings")
        narrow = NavigationItem(w[21], "target")
        narrow.set_narrow(True)
        narrow.set_badge(2)
        item = ListItem(w[11], "key-round")
        item.setChecked(True)
        two = ListItem(w[6], "file-text", w[15])
        card = Card(padding=8, gap=0)
        for entry in (item, ListItem(w[0], "info"), two):
            card.body.addWidget(entry)
        return Row(Column(here, other, narrow, gap=4), card)

    def _claim(self) -> QWidget:
        card = Card(padding=24, face=Face.URGENT, gap=8)
        card.body.addWidget(Row(Chip(self.words[7], Tone.GOOD, icon="circle-check"), quiet(self.words[15]), None))
        card.body.addWidget(claim(self.words[10]))
        card.body.addWidget(Rule())
        card.body.addWidget(Row(fact(self.words[11], self.words[6]), section_title(self.words[6])))
        return card

    def _table(self) -> QWidget:
        w = self.words
        model = QStandardItemModel(0, 4)
        model.setHorizontalHeaderLabels(["", w[0], w[6], w[11]])
        for n in range(8):
            tick = QStandardItem()
            tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setData(
                Qt.CheckState.Checked if n < 2 else Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
            )
            name = QStandardItem(f"{w[0]} {n + 1} {w[15] if n == 2 else ''}")
            state = QStandardItem(w[8] if n == 2 else w[7])
            state.setData(Tone.ATTENTION if n == 2 else Tone.GOOD, Cell.CHIP)
            state.setData(None if n == 2 else "check", Cell.ICON)
            model.appendRow([tick, name, QStandardItem(w[6]), state])
        table = Table(w[0])
        table.setModel(model)
        self.model = model
        table.set_columns(
            (
                TableColumn(wide=18),
                TableColumn(share=56, strong=True),
                TableColumn(share=44, tone="quiet"),
                TableColumn(words=(w[7], w[8]), chip=True),
            )
        )
        table.head.set_check(Qt.CheckState.PartiallyChecked)
        table.head.show_sorted(((1, True),))
        table.selectRow(0)
        self.table = table
        card = Card(padding=0, gap=0)
        card.body.addWidget(table)
        card.setFixedHeight(table.theme().px(230))
        return card

    def _build_fourth(self) -> QWidget:
        w = self.words
        speech = Speech(self.theme.language, "MX")
        groups = bars([(w[6], 17), (w[15], 7), (w[0], 4), (w[19], 1)])
        days = [(date(2026, 5, 5) + timedelta(days=5 * n), "a") for n in range(38)]
        grown = growth(days, "rest")
        sectors, line = Card(gap=8), Card(gap=8)
        self.bars = BarList(w[6], groups, speech)
        self.chart = GrowthChart(w[19], grown, speech, threshold=Threshold(35, w[8]))
        sectors.body.addWidget(section_title(w[6]))
        sectors.body.addWidget(self.bars)
        line.body.addWidget(section_title(w[19]))
        line.body.addWidget(self.chart)
        tabs = Tabs(w[0], w[11], w[7], w[9])
        tabs.setCurrentIndex(1)
        zone = DropZone(w[15], w[12], disc=True)
        zone.box.addWidget(Button(w[13], icon="folder-open", keys="Ctrl+I"))
        rows = Card(padding=0, gap=0)
        rows.body.addWidget(RowButton(w[19], "sprout", w[12]))
        rows.body.addWidget(RowButton(w[0], "leaf", w[12], lined=True))
        marks = Row(Sign(), CoalitionMark(Growth(5, 0.11, "a"), 28), CoalitionMark(Growth(7, 0.09, "b"), 56))
        marks.box.addWidget(Symbol("sprout", 16, tone="primary", disc=28))
        marks.box.addWidget(InkFrame(w[19], handwriting()))
        marks.box.addWidget(KeyCap("Ctrl+Return"))
        marks.box.addStretch(1)
        return Column(
            sectors,
            line,
            tabs,
            zone,
            rows,
            marks,
            TimelineEntry(
                "pen-line",
                (Run(w[6] + " "), Run("812", struck=True, tone="quiet"), Run(" 814", strong=True)),
                w[12],
                undo=w[13],
            ),
            TimelineEntry("plus", (Run(w[15]),), w[12], last=True),
            EmptyState(w[12], "building-2", action=w[13], action_icon="plus"),
            gap=16,
        )

    def _build_fifth(self) -> QWidget:
        w = self.words
        speech, today = Speech(self.theme.language, "MX"), date(2026, 6, 5)
        self.deduction, self.stack, self.way = DeductionChart(w[19], speech), StackedBar(), PathwayChart()
        taken = [(w[6], Decimal(5_268_642)), (w[9], Decimal(3_079_509))]
        self.deduction.show_chart(w[19], deduction((w[0], Decimal(13_616_793)), taken, w[7]), speech)
        slices = (Slice(w[9], 12, "light"), Slice(w[8], 9, "middle"), Slice(w[7], 3, "full"))
        self.stack.show_slices(w[19], slices, speech)
        entries = [LegendEntry() for _ in slices]
        for entry, one in zip(entries, slices, strict=True):
            entry.tell(one, speech)
        measured = [Measured(2022, Decimal(91), False), Measured(2024, Decimal(81), True)]
        self.way.show_way(
            w[19], pathway(2019, [(2025, Decimal(20)), (2030, Decimal(40))], measured), today, speech
        )
        axis = time_axis([2013, 2050], today)
        years, row = Drawn(24), Drawn(28)
        years.show_drawing(YearsHead(axis, moment(today), w[9]), w[9])
        row.show_drawing(TimelineRow(axis, moment(today), 2013, (2020,), 2030, "middle"), w[8])
        key = TimelineKey("ring")
        key.setText(w[9])
        bar = Drawn(12)
        bar.show_drawing(ThresholdBar(105, 100), w[7])
        card = Card()
        for part in (self.deduction, self.stack, Flow(*entries, gap=10), bar, years, row, key, self.way):
            card.body.addWidget(part)
        return card

    def _progress(self) -> QWidget:
        bar, steps, strength = Progress("p"), Steps("s", 5), strength_bar("t")
        bar.setRange(0, 100)
        bar.setValue(44)
        steps.setValue(3)
        strength.setValue(4)
        return Column(bar, steps, Row(strength, quiet("strong")), gap=12)


def main(folder: Path) -> None:
    """Write the pictures of all looks."""
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for theme in LOOKS:
        gallery = Gallery(theme)
        gallery.resize(theme.px(2640), theme.px(840))
        gallery.show()
        gallery.focused.setFocus()
        app.processEvents()
        name = f"{theme.tokens.name}-{theme.language}-{theme.zoom:g}.png"
        gallery.grab().save(str(folder / name))
        gallery.close()


LOOKS = (
    Theme(LIGHT, 1.0, "en"),
    Theme(DARK, 1.0, "es"),
    Theme(HIGH_CONTRAST, 1.0, "ja"),
    Theme(LIGHT, 1.0, "ja"),
    Theme(LIGHT, 1.5, "es"),
)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
