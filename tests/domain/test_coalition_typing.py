"""A coalition's fields as somebody types them: what each becomes, and what is refused."""

import pytest

from aca_desktop.domain.coalition.typing import coalition_field
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem

EVENT = "0197e4a0-0000-7000-8000-000000000000"
OFF: dict[str, Json] = {"witness": False, "minors": False, "identify": False}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("names.es", " Alianza  ", "Alianza"),
        ("names_in_text.es", " la Alianza ", "la Alianza"),
        ("short_names.ja", "気候", "気候"),
        ("pledge.es", "Cero neto\nen 2050", "Cero neto\nen 2050"),
        ("country", "mx", "MX"),
        ("website", "ejemplo.mx", "https://ejemplo.mx"),
        ("languages", "es, EN", ["es", "en"]),
        ("notice_version", "２", "2"),
        ("table.default", "Witness, identify", OFF | {"witness": True, "identify": True}),
        (f"table.{EVENT}", "none", OFF),
        (
            "sectors.water",
            '{"names": {"ES": "Agua"}, "parent": "business"}',
            {"names": {"es": "Agua"}, "parent": "business"},
        ),
        ("consents.news.2", '{"words": {"es": "Sí"}}', {"words": {"es": "Sí"}, "necessary": False}),
        ("notices.1", '{"words": {"es": "Uno\\ndos"}}', {"words": {"es": "Uno\ndos"}}),
        (f"members.{'a' * 64}", "True", True),
        (
            "bodies.wwf",
            '{"names":{"en":"WWF"},"role":"partner","website":"wwf.org"}',
            {"names": {"en": "WWF"}, "role": "partner", "website": "https://wwf.org"},
        ),
        ("names.es", "", None),
        ("consents.news.2", "null", None),
    ],
)
def test_what_is_typed_becomes_what_the_journal_keeps(name: str, text: str, value: Json) -> None:
    assert coalition_field(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "field", "code"),
    [
        ("code", "aca-gdl", "code", "unknown-field"),
        ("names", "Alianza", "names", "unknown-field"),
        ("names.spanish", "Alianza", "names.spanish", "unknown-field"),
        ("consents.news", "{}", "consents.news", "unknown-field"),
        ("consents.news.0", "{}", "consents.news.0", "unknown-field"),
        ("table.tomorrow", "witness", "table.tomorrow", "unknown-field"),
        ("country", "XX", "country", "unknown-country"),
        ("languages", "es,es", "languages", "said-twice"),
        ("languages", "es,spanish", "languages", "malformed-language"),
        ("notice_version", "two", "notice_version", "malformed-version"),
        ("table.default", "witness, dog", "table.default", "malformed-table"),
        ("table.default", "none, witness", "table.default", "malformed-table"),
        ("sectors.water", "Agua", "sectors.water", "json-malformed"),
        ("sectors.water", "[]", "sectors.water", "wrong-type"),
        ("sectors.water", '{"name": "Agua"}', "sectors.water.name", "unknown-field"),
        ("consents.news.1", '{"words": {"es": 1}}', "consents.news.1.words.es", "wrong-type"),
        (
            "consents.news.1",
            '{"words": {"es": "Sí"}, "necessary": "no"}',
            "consents.news.1.necessary",
            "wrong-type",
        ),
        ("notices.1", '{"words": {"es": "\\u202e"}}', "notices.1.words.es", "empty"),
        ("notices.1", '{"words": {"spanish": "Sí"}}', "notices.1.words.spanish", "malformed-language"),
        ("names.es", "A" * 201, "names.es", "too-long"),
        ("members.jci", "partner", "members.jci", "unknown-field"),
        (f"members.{'a' * 64}", "friend", f"members.{'a' * 64}", "not-one-of"),
        ("bodies.wwf", '{"names":{"en":"WWF"},"role":"friend"}', "bodies.wwf.role", "not-one-of"),
        ("bodies.wwf", '{"names":{},"role":"partner"}', "bodies.wwf.names", "missing"),
        ("bodies.wwf", "[]", "bodies.wwf", "wrong-type"),
    ],
)
def test_what_cannot_be_kept_is_a_problem(name: str, text: str, field: str, code: str) -> None:
    found = coalition_field(name, text)
    assert isinstance(found, Problem)
    assert (found.field, found.code) == (field, code)
