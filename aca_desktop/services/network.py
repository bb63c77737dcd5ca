"""A network's summary as a record: its member coalitions side by side, and united without counting twice."""

from collections.abc import Mapping, Sequence

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.papers import NetworkColumn, NetworkPaper, NetworkRole, PageSize, SealFace
from aca_desktop.domain.summary_blocks import ClaimVerdict, Headline, KeyNumber
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services import claims, faces, totals
from aca_desktop.services.claims import counted_coalitions
from aca_desktop.services.coalitions import Coalition, in_language, name_in
from aca_desktop.services.figure_words import NETWORK_ROLES
from aca_desktop.services.summary_blocks import headline
from aca_desktop.services.totals import Totals
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import checking


def network_paper(
    workspace: Workspace, which: Coalition, language: str, seal: SealFace, page_size: PageSize
) -> NetworkPaper:
    """Return a network's summary as of now. Raise AcaError `not-a-network` if no member of it is here."""
    _itself, *members = counted_coalitions(workspace, which)
    if not members:
        raise AcaError("not-a-network", coalition=which.code)
    speech = Speech(language, which.record.country)
    alone = [totals.totals(workspace, [one]) for one in members]
    united = totals.totals(workspace, members)
    words = headline(speech, which, claims.check(workspace, which))
    return NetworkPaper(
        language=language,
        coalition=faces.coalition_face(which, language),
        coalition_id=which.id,
        headline=words or Headline(name_in(which.record, language), _counted(speech, united)),
        numbers=_numbers(speech, members, united),
        foreword=in_language(which.record.subtitle, (language, *which.record.languages)),
        columns=tuple(_column(workspace, language, one, found) for one, found in zip(members, alone, strict=True)),
        repeated=sum(one.signatories for one in alone) - united.signatories,
        people=united.population.net if united.population.counted else None,
        roles=tuple(_roles(speech, which, members)),
        at=workspace.context.at(),
        journal_sha256=checking.journal_digest(workspace.path, workspace.journal, which.id),
        seal=seal,
        page_size=page_size,
    )


def _numbers(speech: Speech, members: Sequence[Coalition], united: Totals) -> tuple[KeyNumber, ...]:
    countries = {one.record.country for one in members}
    found = [
        KeyNumber(speech.number(len(members)), speech.say("coalitions")),
        KeyNumber(speech.number(len(countries)), speech.say("countries")),
        KeyNumber(speech.number(united.signatories), speech.say("organisations, each counted once")),
    ]
    if united.population.counted:
        found.append(KeyNumber(speech.number(united.population.net), speech.say("people, each counted once")))
    return tuple(found)


def _counted(speech: Speech, united: Totals) -> str:
    return speech.say_count("{count} signatory", "{count} signatories", united.signatories)


def _column(workspace: Workspace, language: str, one: Coalition, found: Totals) -> NetworkColumn:
    """Return a coalition's column: numbers as its own country writes them, its first sentence that is true."""
    speech = Speech(language, one.record.country)
    true = next((claim for claim in claims.check(workspace, one) if claim.verdict == "true"), None)
    verdict: ClaimVerdict | None = None if true is None else "true"
    languages = (language, *one.record.languages, "en")
    rank = one.fields.get("emissions_rank")
    return NetworkColumn(
        face=faces.coalition_face(one, language),
        country=speech.country_name(one.record.country),
        headline=None if true is None else in_language(true.claim.words, languages),
        verdict=verdict,
        signatories=found.signatories,
        signatories_note=speech.say("{count} founding", count=speech.number(found.founding)),
        people=found.population.net if found.population.counted else None,
        people_note="; ".join(found.population.sources) or None,
        pledge=in_language(one.record.pledge, languages),
        emissions=speech.say("number {rank} among emitters", rank=str(rank)) if isinstance(rank, int) else None,
    )


def _roles(speech: Speech, which: Coalition, members: Sequence[Coalition]) -> list[NetworkRole]:
    """Return the roles that members have, each with the names of those that have it."""
    named: dict[str, list[str]] = {}
    for one in members:
        value: Json = which.fields.get(f"members.{one.id}")
        role = value.get("role") if isinstance(value, Mapping) else None
        if isinstance(role, str):
            named.setdefault(role, []).append(name_in(one.record, speech.language))
    return [
        NetworkRole(speech.say(NETWORK_ROLES.get(role, role)), speech.enumerate(names))
        for role, names in named.items()
    ]
