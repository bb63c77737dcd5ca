"""What the samples are made from: the counts their public sentences need, complete languages, nobody real."""

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.coalition.text import Listing, Paragraph, parse, text_sha256
from aca_desktop.domain.organisations.record import Contact
from aca_desktop.domain.organisations.rules import problems_of_organisation
from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.problems import Problem
from aca_desktop.paths import resources
from aca_desktop.services.samples.sample_content import CODES, Sample, SampleOrganisation, SampleSignature, content

REAL = {
    "Universidad de Guadalajara",
    "Gobierno del Área Metropolitana de Guadalajara",
    "Gobierno del Estado de Jalisco",
    "Fortius",
    "リコー",
    "ソニー",
    "Mars, Incorporated",
}
FICTIONAL = re.compile("Example|Ejemplo|サンプル|見本|例示|架空")
FICTIONAL_FAMILY = re.compile(
    "Ejemplo|Modelo|Muestra|Prueba|Fictici[oa]|Supuest[oa]|Molde|Rótulo|Ensayo|Boceto|Prototipo|Plantilla"
    "|見本|架空|仮名|例文|作例|文例|Sample|Example|Specimen|Fictional|Placeholder"
)


@pytest.fixture(params=CODES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return content(request.param)


def in_force(sample: Sample) -> list[SampleSignature]:
    return [s for s in sample.signatures if not s.provisional and s.withdrawal is None]


def signatories(sample: Sample) -> list[SampleOrganisation]:
    keys = {signature.organisation for signature in in_force(sample)}
    return [organisation for organisation in sample.organisations if organisation.key in keys]


def test_guadalajara_has_exactly_36_signatories_of_all_sectors() -> None:
    sample = content("aca-gdl")
    found = signatories(sample)
    assert len(found) == 36
    tops = {preset.code for preset in PRESETS if preset.parent is None}
    parents = {preset.code: preset.parent or preset.code for preset in PRESETS}
    assert {parents[organisation.record.sector] for organisation in found} == tops
    assert sum(bool(organisation.record.founding) for organisation in found) == 21


def test_guadalajara_counts_36_however_its_claim_counts() -> None:
    sample = content("aca-gdl")
    approved = {signature.organisation for signature in in_force(sample) if signature.approved}
    assert len(approved) == 36
    assert not any(signature.provisional for signature in sample.signatures)
    assert [s.organisation for s in sample.signatures if s.withdrawal] == ["Empresa Ejemplo 08"]


def test_guadalajara_stands_for_its_state_and_its_metropolitan_area_alone() -> None:
    represented = [o.record.represents for o in content("aca-gdl").organisations if o.record.represents]
    assert represented == ["iso3166-2:MX-JAL", "set:AMG"]


def test_guadalajaras_first_signature_is_the_one_of_the_pictures() -> None:
    (maria,) = (s for s in content("aca-gdl").signatures if s.organisation == "Universidad de Guadalajara")
    assert (maria.signer.name, maria.signer.title) == ("María Ejemplo Ramírez", "Rectora general")
    assert maria.at.isoformat() == "2026-06-05T11:42:07-06:00"
    assert maria.consents == {"publish-organisation": True, "publish-signer": True, "contact": False}
    assert (maria.event, maria.place, maria.method) == ("environment-day", "Guadalajara, Jalisco", "pen")


def test_guadalajara_has_a_name_that_wraps_and_one_with_rare_letters() -> None:
    names = [organisation.key for organisation in signatories(content("aca-gdl"))]
    assert max(len(name) for name in names) > 90
    assert any("Ł" in name and "ế" in name for name in names)


def test_japan_has_105_founders_and_57_who_joined_since() -> None:
    found = signatories(content("jci"))
    founding = [organisation for organisation in found if organisation.record.founding]
    assert len(founding) == 105
    assert len(found) - len(founding) == 57
    assert {"リコー", "ソニー"} <= {organisation.key for organisation in founding}


def test_japan_joins_within_weeks_after_the_founding_day() -> None:
    sample = content("jci")
    founded = next(event.starts.date() for event in sample.events if event.key == "founding")
    joined = [o.record.joined for o in signatories(sample) if not o.record.founding]
    assert all(day and founded < day <= date(2026, 7, 6) for day in joined)
    assert len(set(joined)) == 6
    approved = {s.organisation for s in in_force(sample) if s.approved}
    assert len([o for o in signatories(sample) if not o.record.founding and o.key in approved]) > 50


def test_japan_has_companies_enough_for_the_targets_to_come() -> None:
    businesses = [o for o in signatories(content("jci")) if o.record.sector == "business"]
    assert len(businesses) == 89
    assert len({o.record.place for o in signatories(content("jci"))} - {None}) == 31


def test_japans_signature_of_the_pictures() -> None:
    (hanako,) = (s for s in content("jci").signatures if s.organisation == "サンプル製作所 12")
    assert (hanako.signer.name, hanako.signer.title) == ("見本 花子", "代表取締役社長")
    assert (hanako.signer.family, hanako.signer.given, hanako.signer.reading) == ("見本", "花子", "みほん はなこ")
    assert (hanako.at.date(), hanako.place) == (date(2026, 7, 6), "東京都千代田区")


def test_every_japanese_organisation_and_signer_has_a_reading() -> None:
    sample = content("jci")
    assert all(organisation.record.reading for organisation in sample.organisations)
    assert all(signature.signer.reading for signature in sample.signatures)


def test_we_are_still_in_has_nearly_3000_signatories_and_one_real_one() -> None:
    sample = content("wasi")
    found = signatories(sample)
    assert len(found) == 2_950
    assert {o.key for o in found if not FICTIONAL.search(o.key)} == {"Mars, Incorporated"}
    assert [o.record.tier for o in found if o.record.tier] == ["Leaders’ Circle"]
    assert sum(o.record.represents is not None for o in found) == 279


def test_expected_organisations_have_not_signed(sample: Sample) -> None:
    signed = {signature.organisation for signature in sample.signatures}
    expected = [o for o in sample.organisations if o.key not in signed]
    assert len(expected) == 5
    assert all(o.record.answer and o.record.joined is None and o.record.founding is None for o in expected)


def test_every_signature_is_an_organisations(sample: Sample) -> None:
    keys = [organisation.key for organisation in sample.organisations]
    assert len(set(keys)) == len(keys)
    assert {signature.organisation for signature in sample.signatures} <= set(keys)


def test_some_wait_for_the_coordination() -> None:
    waiting = {code: [s for s in content(code).signatures if not s.approved] for code in CODES}
    assert len(waiting["aca-gdl"]) == 3
    assert all(s.at.date() == date(2026, 6, 5) for s in waiting["aca-gdl"])
    assert [s.at.date() for s in waiting["jci"] if not s.provisional] == [date(2026, 7, 6)] * 3
    assert [s.organisation for s in waiting["jci"] if s.provisional] == ["見本大学 13"]


def test_organisations_keep_the_rules(sample: Sample) -> None:
    codes = frozenset(sector.code for sector in sample.coalition.sectors)
    problems = {o.key: problems_of_organisation(o.record, codes) for o in sample.organisations}
    assert {key: found for key, found in problems.items() if found} == {}
    assert len(problems) == len(sample.organisations)
    assert all(set(o.record.names) == set(sample.coalition.languages) for o in sample.organisations)


def test_real_names_only_where_they_are_known(sample: Sample) -> None:
    keys = {organisation.key for organisation in sample.organisations}
    assert {key for key in keys if not FICTIONAL.search(key)} <= REAL


def test_no_real_person_signs(sample: Sample) -> None:
    people: list[Signer | Contact] = [signature.signer for signature in sample.signatures]
    people += [contact for o in sample.organisations for contact in o.record.contacts.values()]
    assert all(FICTIONAL_FAMILY.search(person.name or "") for person in people)
    addresses = [person.email for person in people if person.email]
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
    assert not any(isinstance(email("email", address), Problem) for address in addresses)


def test_signers_vary(sample: Sample) -> None:
    names = Counter(signature.signer.name for signature in sample.signatures)
    assert max(names.values()) == 1
    assert {signature.method for signature in sample.signatures} >= {"pen", "touch", "mouse"}
    assert {signature.basis for signature in sample.signatures} >= {"office-holder", "delegated", "resolution"}
    assert {"known", "badge", "document-seen", None} == {s.identified for s in sample.signatures}


def test_everybody_may_be_named_as_an_organisation(sample: Sample) -> None:
    assert all(signature.consents["publish-organisation"] for signature in sample.signatures)
    for purpose in ("publish-signer", "contact"):
        assert {signature.consents[purpose] for signature in sample.signatures} == {True, False}


def test_time_goes_on(sample: Sample) -> None:
    moments = [sample.founded, sample.published, *(signature.at for signature in sample.signatures)]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)
    for signature in sample.signatures:
        event = next((event for event in sample.events if event.key == signature.event), None)
        assert event is None or event.starts <= signature.at <= event.ends
        assert signature.withdrawal is None or signature.withdrawal.at > signature.at
        assert 30 <= signature.read_seconds <= 300


def test_consents_and_notice_speak_every_language(sample: Sample) -> None:
    spoken = {"en", "es", "ja"}
    coalition = sample.coalition
    assert [consent.key for consent in coalition.consents] == ["publish-organisation", "publish-signer", "contact"]
    assert [consent.necessary for consent in coalition.consents] == [True, False, False]
    for words in (
        coalition.names,
        coalition.short_names,
        coalition.subtitle,
        *(consent.words for consent in coalition.consents),
        *(event.names for event in sample.events),
    ):
        assert set(words) == spoken
        assert all(text.strip() == text and text for text in words.values())
    assert coalition.notice is not None
    assert set(coalition.notice.words) == spoken
    assert {len(coalition.notice.words[language].split()) > 80 for language in ("en", "es")} == {True}


def test_the_pledge_is_told_where_it_is_known() -> None:
    pledge = content("aca-gdl").coalition.pledge
    assert set(pledge) == {"en", "es", "ja"}
    assert all("22%" in words and "36%" in words and "2030" in words for words in pledge.values())
    assert content("jci").coalition.pledge == {}


def test_the_declaration_is_version_1_in_the_coalitions_languages(sample: Sample) -> None:
    declaration = sample.declaration
    assert declaration.version == "1"
    assert declaration.closes is None
    assert set(declaration.titles) == set(declaration.texts) == set(sample.coalition.languages)
    assert "en" in declaration.texts


def test_declarations_have_their_length(sample: Sample) -> None:
    for language, text in sample.declaration.texts.items():
        length = len(text) / 2.5 if language == "ja" else len(text.split())
        assert 150 <= length <= 250, language


def test_declarations_are_paragraphs_and_one_numbered_list(sample: Sample) -> None:
    shapes = set()
    for text in sample.declaration.texts.values():
        parsed = parse(text)
        assert parsed.problems == ()
        shapes.add(tuple((type(b), len(b.items) if isinstance(b, Listing) else 0) for b in parsed.blocks))
        assert [type(block) for block in parsed.blocks] == [Paragraph, Paragraph, Paragraph, Listing, Paragraph]
    assert len(shapes) == 1


def test_a_declarations_file_is_what_is_hashed(sample: Sample) -> None:
    for language, text in sample.declaration.texts.items():
        data = (resources() / "samples" / sample.code / f"declaration.{language}.md").read_bytes()
        assert text_sha256(sample.declaration.titles[language], text) == hashlib.sha256(data).hexdigest()
        assert unicodedata.is_normalized("NFC", data.decode())
        assert b"\r" not in data


def test_facts_that_the_declarations_tell(sample: Sample) -> None:
    facts = {
        ("aca-gdl", "es"): ("décimo", "22%", "36%", "2030", "de la mano"),
        ("aca-gdl", "en"): ("tenth", "22%", "36%", "2030", "hand in hand"),
        ("jci", "ja"): ("6番目", "脱炭素社会", "省エネルギー", "再生可能エネルギー", "より大きな役割"),
        ("jci", "en"): ("sixth", "decarbonised society", "energy efficiency", "renewable energy", "larger role"),
        ("wasi", "en"): ("still in", "United States", "cities and counties", "tribal leaders", "investors"),
        ("wasi", "es"): ("Seguimos dentro", "Estados Unidos", "condados", "naciones indígenas", "inversionistas"),
    }
    for language, text in sample.declaration.texts.items():
        assert all(fact in text for fact in facts[sample.code, language])


def test_the_same_content_each_time(sample: Sample) -> None:
    assert content(sample.code) == sample
