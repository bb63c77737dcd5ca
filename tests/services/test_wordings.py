"""Wordings that people may have agreed to stay; a language comes to all of them at once; laptops that differ."""

from pathlib import Path

import pytest

from aca_desktop.domain.coalition.declaration_rules import placeholders
from aca_desktop.domain.coalition.notice_templates import TEMPLATES, law_of, template
from aca_desktop.domain.coalition.rules import MAX_NOTICE
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.coalition.wordings import (
    add_language,
    consents_to_add,
    save_consent,
    save_notice,
    untranslated,
)
from aca_desktop.services.journal.field_conflicts import conflicts_of, newest_entry
from tests.services.founding import OtherLaptop, founded, only

NOTICE = {"es": "Guardamos su nombre.", "en": "We keep your name."}


def test_another_wording_is_the_next_version(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        words = {"es": "Puede escribirme.", "en": "You may write to me."}
        assert save_consent(workspace, only(workspace), "contact", words) is not None
        which = only(workspace)
        contact = next(one for one in which.record.consents if one.key == "contact")
        assert (contact.version, dict(contact.words)) == ("2", words)
        assert "consents.contact.1" in which.fields, "the first wording stays"
        assert save_consent(workspace, which, "contact", words) is None, "the same again is nothing new"


def test_a_consent_is_added_from_the_presets(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        assert [one.key for one in consents_to_add(only(workspace))] == ["quoted", "interviews"]
        quoted = consents_to_add(only(workspace))[0]
        save_consent(workspace, only(workspace), quoted.key, quoted.words)
        assert [one.key for one in consents_to_add(only(workspace))] == ["interviews"]
        assert only(workspace).record.consents[-1].words["es"].startswith("La coalición puede citar")


def test_words_are_wanted_in_every_language(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        with pytest.raises(Refused) as refused:
            save_consent(workspace, only(workspace), "contact", {"es": "Puede escribirme.", "en": " "})
        assert [(one.field, one.code) for one in refused.value.problems] == [
            ("consents.contact.words.en", "language-missing")
        ]


def test_a_notice_has_versions_and_no_blanks_of_a_template(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        with pytest.raises(Refused) as refused:
            save_notice(workspace, only(workspace), {**NOTICE, "es": "Escriba a [correo de contacto]."})
        assert [(one.field, one.code) for one in refused.value.problems] == [("notice.words.es", "placeholder")]
        save_notice(workspace, only(workspace), NOTICE)
        save_notice(workspace, only(workspace), {**NOTICE, "en": "We keep your name and title."})
        notice = only(workspace).record.notice
        assert notice is not None
        assert (notice.version, notice.words["en"]) == ("2", "We keep your name and title.")
        assert save_notice(workspace, only(workspace), dict(notice.words)) is None


def test_a_language_comes_to_everything_at_once(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        save_notice(workspace, only(workspace), NOTICE)
        coalitions.change(
            workspace, only(workspace), {"sectors.business": {"names": {"es": "Empresas", "en": "B"}}}
        )
        add_language(workspace, only(workspace), "JA", "グアダラハラ同盟")
        record = only(workspace).record
        assert record.languages == ("es", "en", "ja")
        assert record.names["ja"] == "グアダラハラ同盟"
        assert record.sectors[0].names["ja"] == "企業"
        assert record.consents[0].version == "2"
        assert record.consents[0].words["ja"] == "当団体が署名したことを公表することに同意します。"
        assert record.notice is not None
        assert record.notice.words["ja"] == NOTICE["es"], "to be translated"
        assert untranslated(record.notice.words, record.languages) == ["ja"]
        assert untranslated(record.consents[0].words, record.languages) == []
        with pytest.raises(Refused):
            add_language(workspace, only(workspace), "ja", "again")


def test_every_template_is_whole_short_enough_and_marked() -> None:
    for one in TEMPLATES:
        words = template(one.law).words
        assert set(words) == {"en", "es", "ja"}
        for tag, text in words.items():
            assert len(text) < MAX_NOTICE * 0.7, "there must be room to fill it in"
            assert len(list(placeholders("x", text, tag))) >= 4
            assert len(set(text.splitlines())) == len(text.splitlines())
    assert (law_of("MX"), law_of("JP"), law_of("DE")) == ("mexico", "japan", "gdpr")


def test_laptops_that_say_different_things_are_named(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        event = events.add(workspace, which, {"names.es": "Foro", "order.es": "10:00 Registro\n11:00 Firma"})
        assert event.order == {"es": "10:00 Registro\n11:00 Firma"}
        assert conflicts_of(workspace, which, event.id) == {}
        other = OtherLaptop(workspace)
        other.write(Draft("event", event.id, {"names.es": "Foro climático"}))
        found = conflicts_of(workspace, which, event.id)
        assert {(one.value, one.laptop) for one in found["names.es"]} == {
            ("Foro", "Coordinación 1"),
            ("Foro climático", "Mesa 2"),
        }
        events.edit(workspace, which, event.id, {"names.es": "Foro climático"})
        assert conflicts_of(workspace, which, event.id) == {}
        newest = newest_entry(workspace, which, event.id)
        assert newest is not None
        entry = workspace.journal.entry(newest)
        assert entry is not None
        assert entry.header.fields == ("names.es",)
        assert newest_entry(workspace, which, workspace.context.new_id()) is None


def test_a_running_order_is_kept_per_language_and_removed(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        event = events.add(workspace, which, {"names.es": "Foro", "order.es": "10:00 A", "order.en": "10:00 B"})
        event = events.edit(workspace, which, event.id, {"order.es": "10:00 C"})
        assert event.order == {"es": "10:00 C", "en": "10:00 B"}
        event = events.edit(workspace, which, event.id, {"order.es": None, "order.en": None})
        assert event.order == {}
        assert "order" not in event.fields
        with pytest.raises(Refused):
            events.edit(workspace, which, event.id, {"order.es": "10:00 \u202e A"})


def test_a_declaration_is_changed_field_by_field(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        (written,) = declarations.declarations(workspace, which)
        declarations.change(
            workspace, which, written.id, {"opens": "2026-06-05", "closes": "2026-06-01", "titles.ja": "宣言"}
        )
        (written,) = declarations.declarations(workspace, which)
        assert written.titles["ja"] == "宣言"
        problems = declarations.publication_problems(which, written, "2")
        assert {(one.field, one.code) for one in problems} == {
            ("closes", "closes-before-it-opens"),
            ("texts.ja", "language-missing"),
        }
        declarations.change(workspace, which, written.id, {"closes": None, "titles.ja": "  "})
        (written,) = declarations.declarations(workspace, which)
        assert written.closes is None
        assert declarations.publication_problems(which, written, "2") == []
        with pytest.raises(Refused) as refused:
            declarations.change(workspace, which, written.id, {"opens": "soon", "texts.x1": "a", "label": "3"})
        assert [one.code for one in refused.value.problems] == [
            "malformed-day",
            "malformed-language",
            "unknown-field",
        ]
