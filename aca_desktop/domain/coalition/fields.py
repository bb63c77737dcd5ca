"""A coalition's record and the journal's fields, each made from the other. It knows no journal beyond their names.

`consents.<key>.<version>` and `notices.<version>` keep every wording that people have agreed to; the highest
version is the current one (`notice_version` can name another notice). `table.default` holds the table's settings.
"""

import re
from collections.abc import Iterable, Mapping

from aca_desktop.domain.coalition.consent_presets import PRESETS
from aca_desktop.domain.coalition.record import CoalitionRecord, Consent, PrivacyNotice
from aca_desktop.domain.coalition.sectors import Sector, in_order
from aca_desktop.domain.coalition.table_settings import TableSettings, table_settings, table_value
from aca_desktop.domain.journal.canonical import Json

TABLE = "table.default"
_PER_LANGUAGE = ("names", "names_in_text", "short_names", "subtitle", "pledge")


def fields_of(record: CoalitionRecord) -> dict[str, Json]:
    """Return what the record says as the journal's fields, nothing unsaid; the code belongs to the founding."""
    fields: dict[str, Json] = {"country": record.country}
    for name in _PER_LANGUAGE:
        fields |= {f"{name}.{tag}": text for tag, text in getattr(record, name).items()}
    if record.languages:
        fields["languages"] = list(record.languages)
    if record.website is not None:
        fields["website"] = record.website
    for sector in record.sectors:
        parent: dict[str, Json] = {} if sector.parent is None else {"parent": sector.parent}
        fields[f"sectors.{sector.code}"] = {"names": dict(sector.names)} | parent
    for consent in record.consents:
        fields[f"consents.{consent.key}.{consent.version}"] = {
            "words": dict(consent.words),
            "necessary": consent.necessary,
        }
    if record.notice:
        fields[f"notices.{record.notice.version}"] = {"words": dict(record.notice.words)}
        fields["notice_version"] = record.notice.version
    fields[TABLE] = table_value(record.table)
    return fields


def coalition_of(code: str, fields: Mapping[str, Json]) -> CoalitionRecord:
    """Return the record that the journal's settled fields make; what is of another shape is left out."""
    website, country = fields.get("website"), fields.get("country")
    languages = fields.get("languages")
    table = fields.get(TABLE)
    return CoalitionRecord(
        code=code,
        names=_words(_members(fields, "names")),
        country=country if isinstance(country, str) else "",
        names_in_text=_words(_members(fields, "names_in_text")),
        short_names=_words(_members(fields, "short_names")),
        subtitle=_words(_members(fields, "subtitle")),
        pledge=_words(_members(fields, "pledge")),
        languages=tuple(tag for tag in languages if isinstance(tag, str)) if isinstance(languages, list) else (),
        website=website if isinstance(website, str) else None,
        sectors=_sectors(fields),
        consents=current(wordings_of(fields)),
        notice=_notice(fields),
        table=table_settings(table) if isinstance(table, Mapping) else TableSettings(),
    )


def wordings_of(fields: Mapping[str, Json]) -> tuple[Consent, ...]:
    """Return every consent in every version, so that a paper can print the words that were read."""
    found = []
    for name, value in _members(fields, "consents").items():
        key, dot, version = name.rpartition(".")
        if dot and _is_version(version) and isinstance(value, Mapping):
            found.append(Consent(key, version, _words(value.get("words")), value.get("necessary") is True))
    rank = {preset.key: place for place, preset in enumerate(PRESETS)}
    return tuple(sorted(found, key=lambda one: (rank.get(one.key, len(rank)), one.key, int(one.version))))


def current(wordings: Iterable[Consent]) -> tuple[Consent, ...]:
    """Return each consent in its highest version, in the order in which they come."""
    newest: dict[str, Consent] = {}
    for wording in wordings:
        if wording.key not in newest or int(newest[wording.key].version) <= int(wording.version):
            newest[wording.key] = wording
    return tuple(newest.values())


def _members(fields: Mapping[str, Json], collection: str) -> dict[str, Json]:
    begin = f"{collection}."
    return {name.removeprefix(begin): value for name, value in fields.items() if name.startswith(begin)}


def _words(value: Json) -> dict[str, str]:
    items = value.items() if isinstance(value, Mapping) else ()
    return {tag: text for tag, text in items if isinstance(text, str)}


def _sectors(fields: Mapping[str, Json]) -> tuple[Sector, ...]:
    found = []
    for code, value in _members(fields, "sectors").items():
        if isinstance(value, Mapping):
            parent = value.get("parent")
            found.append(Sector(code, _words(value.get("names")), parent if isinstance(parent, str) else None))
    return tuple(in_order(found))


def _notice(fields: Mapping[str, Json]) -> PrivacyNotice | None:
    notices = {
        version: value
        for version, value in _members(fields, "notices").items()
        if _is_version(version) and isinstance(value, Mapping)
    }
    if not notices:
        return None
    named = fields.get("notice_version")
    version = named if isinstance(named, str) and named in notices else max(notices, key=int)
    return PrivacyNotice(version, _words(notices[version].get("words")))


def _is_version(text: str) -> bool:
    return re.fullmatch("[1-9][0-9]{0,3}", text) is not None
