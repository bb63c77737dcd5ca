"""The page of laptops by real events: what is missing of whom, conflicts, kits, files, roles."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.errors import AcaError
from aca_desktop.services.journal.conflicts import conflicts
from aca_desktop.services.laptops.laptop_coverage import coverage
from aca_desktop.services.laptops.laptop_requests import write_request
from aca_desktop.services.laptops.revoking import invitations
from aca_desktop.services.laptops.sync_export import opening_of
from aca_desktop.services.organisations.organisations import edit
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.pages.laptops import LaptopsPage
from aca_desktop.ui.pages.laptops.dialogs.enrol_dialog import EnrolDialog
from aca_desktop.ui.pages.laptops.dialogs.export_dialog import ExportDialog
from aca_desktop.ui.pages.laptops.dialogs.kit_dialog import KitDialog, PassphraseShown
from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoverDialog
from aca_desktop.ui.pages.laptops.dialogs.revoke_dialog import RevokeDialog
from aca_desktop.ui.pages.laptops.laptop_actions import LaptopActions
from aca_desktop.ui.parts.navigation import NavigationItem
from tests.services.founding import only, signed
from tests.services.laptops import PASSPHRASE, KnownKeys, Table
from tests.ui.desk import workspace_file
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.laptops import laid, quick_envelopes
from tests.ui.laptops_window import desk_in
from tests.ui.windows import message_button, said, window_in


def test_the_list_says_what_is_missing_of_whom(qtbot: QtBot, tmp_path: Path) -> None:
    def lay(laptops: Table) -> None:
        mesa, other = laptops.joined("mesa"), laptops.joined("otra")
        signed(mesa)
        laptops.take(laptops.founder, laptops.file(mesa))
        signed(mesa)
        laptops.take(other, laptops.file(mesa))
        laptops.take(laptops.founder, laptops.lacking(other, laptops.file(mesa)))

    with desk_in(qtbot, laid(tmp_path, lay)) as desk:
        desk.sees("3 of 3 have arrived")
        model = desk.page.list.model
        told = [[str(model.index(row, column).data()) for column in range(5)] for row in range(3)]
        assert [row[0] for row in told] == ["coordination", "mesa", "otra"]
        assert [row[1] for row in told] == ["Coordinator", "For events", "For events"]
        assert told[1][3] == "2 missing: 4–5"
        assert told[2][3] == "1 of 1 records"
        # the first laptop of which something is missing is chosen
        desk.sees("mesa has records up to 5; we hold 1–3.")
        assert desk.page.list.selected.ask.isVisible()


def in_conflict(laptops: Table) -> None:
    """Have two laptops say two names and two websites of one organisation."""
    founder = laptops.founder
    done = signed(founder)
    mesa = laptops.laptop("mesa")
    laptops.take(mesa, laptops.kit(founder))
    edit(
        founder,
        only(founder),
        done.organisation,
        {"names.es": "Cooperativa Uno", "website": "https://uno.example"},
    )
    edit(mesa, only(mesa), done.organisation, {"names.es": "Cooperativa Dos", "website": "https://dos.example"})
    laptops.take(founder, laptops.file(mesa))


def test_conflicts_are_chosen_by_keys_or_a_third_value_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    closed = laid(tmp_path, in_conflict)
    with desk_in(qtbot, closed) as desk:
        desk.hears("2 fields have several values")
        click(message_button(desk.window, "Choose…"))
        view = desk.page.settling
        qtbot.waitUntil(lambda: len(view.rows.rows) == 2)
        desk.sees("1 of 2")
        assert view.chosen is None
        assert not view.use.isEnabled()
        desk.sees("Cooperativa Dos", view.cards[1])
        shown = [words(card) for card in view.cards]
        assert "Cooperativa Uno" in shown[0]
        assert "coordination" in shown[0]
        assert "Cooperativa Dos" in shown[1]
        assert "mesa" in shown[1]
        press("S")
        assert view.at == 1
        press("S")
        press("2")
        assert view.chosen == 1
        press("Return")
        qtbot.waitUntil(lambda: len(view.rows.rows) == 1, timeout=10_000)
        desk.sees("Website: which is right?")
        press("3")
        qtbot.waitUntil(view.third.hasFocus)
        write("no place at all")
        press("Return")
        qtbot.waitUntil(lambda: view.third.is_mistaken)
        press("Ctrl+A")
        write("https://tres.example")
        press("Return")
        desk.sees("Nothing is in conflict.")
        press("Esc", view)
        assert desk.page.list.isVisible()
        qtbot.waitUntil(lambda: said(desk.window) == [])
    with open_workspace(closed.path(), closed.context()) as workspace:
        assert conflicts(workspace, only(workspace)) == []


def test_that_conflicts_have_come_is_told_until_they_are_settled_wherever_that_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    brought: list[tuple[Path, str]] = []

    def lay(laptops: Table) -> None:
        founder = laptops.founder
        organisation = signed(founder).organisation
        mesa = laptops.laptop("mesa")
        laptops.take(mesa, laptops.kit(founder))
        edit(founder, only(founder), organisation, {"website": "https://uno.example"})
        edit(mesa, only(mesa), organisation, {"website": "https://dos.example"})
        brought.append((laptops.file(mesa), organisation))

    closed = laid(tmp_path, lay)
    ((path, organisation),) = brought
    with desk_in(qtbot, closed) as desk:
        desk.brings(path)
        press("Ctrl+Return", desk.window)
        desk.hears("1 conflict waits for you.")

        def settle(workspace: Workspace, _progress: Progress) -> None:
            edit(workspace, only(workspace), organisation, {"website": "https://tres.example"})

        desk.session.write(desk.window, "Saving", settle, lambda _nothing: None)
        qtbot.waitUntil(lambda: said(desk.window) == [], timeout=10_000)


def test_a_kit_is_made_and_its_passphrase_shown_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = laid(tmp_path, lambda _laptops: None)
    quick_envelopes(monkeypatch)
    with desk_in(qtbot, closed) as desk:
        click(desk.page.list.kit)
        dialog = desk.dialog(KitDialog)
        passphrase = dialog.passphrase.text()
        assert len(passphrase.split()) == 4
        click(dialog.again)
        assert dialog.passphrase.text() != passphrase
        passphrase = dialog.passphrase.text()
        dialog.number.setFocus()
        press("Return", dialog.number)
        assert dialog.number.is_mistaken
        write("3", dialog.number)
        click(dialog.take)
        shown = desk.dialog(PassphraseShown)
        assert passphrase in words(shown)
        click(button(shown, "Close"))
        desk.is_gone(PassphraseShown)
        desk.sees("0 of 3 laptops have joined")
    (kit,) = tmp_path.glob("aca-gdl-kit-*.acasync")
    with open_workspace(closed.path(), closed.context()) as workspace:
        assert [row.laptops for row in invitations(workspace, only(workspace))] == [3]
    assert opening_of(kit, KnownKeys()).audience == "event"


def test_a_file_is_written_with_what_another_laptop_lacks(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs: list[Path] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        theirs.append(laptops.file(mesa))
        signed(laptops.founder)

    closed = laid(tmp_path, lay)
    quick_envelopes(monkeypatch)
    with desk_in(qtbot, closed) as desk:
        click(desk.page.list.export)
        dialog = desk.dialog(ExportDialog)
        click(dialog.rest)
        click(dialog.take)
        assert dialog.lacking.field.is_mistaken
        dialog.lacking.show_path(theirs[0])
        write("ocho mesas junto al lago", dialog.passphrase)
        click(dialog.take)
        desk.is_gone(ExportDialog)
        desk.hears("is written: 2 records.")
    (path,) = tmp_path.glob("aca-gdl-coordination-*.acasync")
    assert opening_of(path, KnownKeys()).entries == 2


def test_a_laptop_is_enrolled_by_its_join_file_and_the_code_that_was_told(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[tuple[Path, str]] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.laptop("Mesa 4")
        asked.append((write_request(mesa, tmp_path / "mesa.acajoin"), mesa.check_code))

    closed = laid(tmp_path, lay)
    path, code = asked[0]
    with desk_in(qtbot, closed) as desk:
        desk.page.laptop_actions.enrol()
        dialog = desk.dialog(EnrolDialog)
        dialog.file.show_path(path)
        desk.sees("The laptop “Mesa 4” asks to be enrolled.", dialog)
        assert code not in " ".join(words(dialog))
        write("AAAA-BBBB-CCCC-DDDD", dialog.code)
        click(dialog.take)
        desk.sees("is not that of the laptop “Mesa 4”", dialog)
        dialog.code.clear()
        write(code.lower().replace("-", " "), dialog.code)
        click(dialog.take)
        desk.is_gone(EnrolDialog)
        desk.hears("“Mesa 4” is enrolled.")
        desk.sees("1 of 2 have arrived")
        model = desk.page.list.model
        assert model.index(1, 3).data() == "nothing yet: still to come"


def test_a_join_file_that_is_dropped_asks_for_its_code(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Path] = []

    def lay(laptops: Table) -> None:
        asked.append(write_request(laptops.laptop("Mesa 4"), tmp_path / "mesa.acajoin"))

    with desk_in(qtbot, laid(tmp_path, lay)) as desk:
        drop(desk.page.list.zone, *asked)
        dialog = desk.dialog(EnrolDialog)
        desk.sees("The laptop “Mesa 4” asks to be enrolled.", dialog)
        qtbot.waitUntil(dialog.code.hasFocus)
        press("Esc", dialog)
        desk.is_gone(EnrolDialog)
        # anywhere else in the window it is known by its content
        renamed = asked[0].rename(tmp_path / "unknown.bin")
        desk.window.desk.take([renamed])
        desk.dialog(EnrolDialog).reject()


def test_a_stolen_laptop_is_revoked_with_its_kit(qtbot: QtBot, tmp_path: Path) -> None:
    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        signed(mesa)
        laptops.take(laptops.founder, laptops.file(mesa))

    closed = laid(tmp_path, lay)
    with desk_in(qtbot, closed) as desk:
        desk.sees("2 of 2 have arrived")
        desk.page.list.table.selectRow(1)
        click(desk.page.list.selected.revoke)
        dialog = desk.dialog(RevokeDialog)
        assert not dialog.take.isEnabled()
        assert dialog.nothing.accessibleDescription() == "3 records lose their effect"
        assert not dialog.at_event.isVisible()
        click(dialog.all)
        click(dialog.with_kit)
        click(dialog.take)
        desk.is_gone(RevokeDialog)
        desk.hears("“mesa” is revoked: 0 records have lost their effect.")
        qtbot.waitUntil(lambda: desk.page.list.model.index(1, 1).data() == "Revoked")
    with open_workspace(closed.path(), closed.context()) as workspace:
        (kit,) = invitations(workspace, only(workspace))
        assert kit.is_revoked
        (row,) = [one for one in coverage(workspace, only(workspace)) if one.laptop.name == "mesa"]
        assert row.laptop.is_revoked


def test_root_and_join_file_are_written_into_a_folder(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lay(laptops: Table) -> None:
        laptops.laptop("nueva")

    closed = laid(tmp_path, lay)
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(choosing, "folder_to_write_into", lambda *_args: out)
    with desk_in(qtbot, closed) as desk:
        desk.page.laptop_actions.publish()
        desk.hears("REVOKED.json")
        assert {path.name for path in out.iterdir()} == {"ROOT.pem", "REVOKED.json", "HOW-TO-CHECK.html"}
    with desk_in(qtbot, closed, "nueva") as desk:
        desk.hears("This laptop has no role in a coalition yet.")
        assert not desk.page.list.export.isVisible()
        click(message_button(desk.window, "Write a join file…"))
        desk.hears(desk.session.reader.check_code)
    assert len(list(out.glob("*.acajoin"))) == 1


def test_what_is_refused_in_a_dialog_can_be_answered_again(qtbot: QtBot, tmp_path: Path) -> None:
    def lay(laptops: Table) -> None:
        laptops.joined("mesa")

    closed = laid(tmp_path, lay)
    no_recovery = tmp_path / "nothing.pem"
    no_recovery.write_text("nothing")
    with desk_in(qtbot, closed, "mesa") as desk:
        desk.page.laptop_actions.recover()
        dialog = desk.dialog(RecoverDialog)
        click(dialog.take)
        desk.sees("There is no such file.", dialog)
        for field in dialog.findChildren(type(desk.page.settling.third)):
            if field.isVisible():
                write(str(no_recovery), field)
        click(dialog.take)
        desk.sees("nothing.pem is no recovery file", dialog)
        assert dialog.take.isEnabled()
        press("Esc", dialog)
        desk.is_gone(RecoverDialog)
    with open_workspace(closed.path("mesa"), closed.context("mesa")) as workspace:
        assert workspace.rank(only(workspace).id) == Rank.EVENT


def test_a_kit_dropped_on_a_laptop_without_a_coalition_lets_it_join(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kits: list[Path] = []

    def lay(laptops: Table) -> None:
        kits.append(laptops.kit(laptops.founder))
        laptops.laptop("nueva")

    closed = laid(tmp_path, lay)
    quick_envelopes(monkeypatch)
    with desk_in(qtbot, closed, "nueva") as desk:
        desk.brings(*kits)
        (row,) = desk.page.bringing.refused
        assert row.passphrase is not None
        row.passphrase.insert(PASSPHRASE)
        press("Return", row.passphrase)
        desk.settles()
        desk.sees("By this kit this laptop joins aca-gdl.")
        click(desk.page.bringing.foot.merge)
        desk.hears("This laptop has joined aca-gdl.")
        qtbot.waitUntil(lambda: desk.session.coalition is not None)
        qtbot.waitUntil(lambda: not any("no role" in words for words in said(desk.window)))


def test_an_errors_facts_are_said_in_the_window() -> None:
    from aca_desktop.i18n import Speech
    from aca_desktop.ui.troubles import sentence

    assert "Mesa 9" in sentence(Speech("es"), AcaError("already-enrolled", laptop="Mesa 9"))
    assert LaptopActions._words_of(AcaError("wrong-passphrase"))(Speech("en")).startswith(
        "This is not the passphrase"
    )


def test_the_side_bar_says_that_conflicts_wait_before_the_page_is_visited(qtbot: QtBot, tmp_path: Path) -> None:
    closed = laid(tmp_path, in_conflict)
    with window_in(qtbot, closed.context(), closed.path()) as window:
        items = window.desk.frame.bars.side.findChildren(NavigationItem)
        waits = {item.words(): item for item in items}
        qtbot.waitUntil(lambda: waits["Laptops"].accessibleDescription() == "2 things wait")
        assert window.desk.frame.stack.findChildren(LaptopsPage) == []
        assert waits["Organisations"].accessibleDescription() == "1 signature to review"
        laptops = waits["Laptops"]
        window.desk.speech.choose("es")
        qtbot.waitUntil(lambda: laptops.accessibleDescription() not in ("", "2 things wait"))
        assert "2" in laptops.accessibleDescription()
        press("Ctrl+W", window)
        qtbot.waitUntil(lambda: window.desk.session is None)
        window.desk.open(workspace_file(tmp_path / "other"))
        qtbot.waitUntil(lambda: not laptops.accessibleDescription(), timeout=10_000)
