"""A network's summary as a record: its member coalitions side by side, and united without counting twice."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from aca_desktop.domain.coalition.network import named_bodies
from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.figures.pledge import emissions_rank_of, pledge_of
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.papers import PageSize, SealFace
from aca_desktop.domain.papers.summary_blocks import ClaimVerdict, Headline, KeyNumber
from aca_desktop.domain.papers.summary_papers import NetworkBody, NetworkColumn, NetworkPaper
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition, in_language, name_in
from aca_desktop.services.figures import claims, totals
from aca_desktop.services.figures.claims import counted_coalitions
from aca_desktop.services.figures.figure_words import BODY_ROLE_WORDS
from aca_desktop.services.figures.signatories import Signatory, signatories
from aca_desktop.services.figures.totals import Totals
from aca_desktop.services.papers import faces
from aca_desktop.services.papers.method_facts import method_facts, pledge_words
from aca_desktop.services.papers.summary_blocks import called, territory_of, unnamed_words
from aca_desktop.services.papers.summary_cover import headline
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import checking


def network_paper(
    workspace: Workspace, coalition: Coalition, language: str, seal: SealFace, page_size: PageSize
) -> NetworkPaper:
    """Return a network's summary as of now. Raise AcaError `not-a-network` if no member of it is here."""
    _itself, *members = counted_coalitions(workspace, coalition)
    if not members:
        raise AcaError("not-a-network", coalition=coalition.code)
    speech = Speech(language, coalition.record.country)
    everybody = signatories(workspace, members, (*totals.FIELDS, "names.*"))
    today = workspace.context.now().date()
    alone = [_Member(workspace, one, everybody, today) for one in members]
    united = totals.summed(workspace, members, everybody, today)
    words = headline(workspace, speech, coalition, claims.check(workspace, coalition))
    return NetworkPaper(
        language=language,
        coalition=faces.coalition_face(coalition, language),
        coalition_id=coalition.id,
        headline=words or Headline((Run(name_in(coalition.record, language)),), _counted(speech, united)),
        numbers=_numbers(speech, members, united),
        foreword=in_language(coalition.record.subtitle, (language, *coalition.record.languages)),
        columns=tuple(_column(workspace, language, one) for one in alone),
        repeated=sum(one.whole.signatories for one in alone) - united.signatories,
        people=united.population.net if united.population.counted else None,
        bodies=tuple(_bodies(speech, coalition)),
        at=workspace.context.at(),
        journal_sha256=checking.journal_digest(
            workspace.path, workspace.journal, [coalition.id, *(one.id for one in members)]
        ),
        seal=seal,
        page_size=page_size,
        shared=tuple(_shared(speech, members, everybody)),
        method=method_facts(speech, [coalition, *members], [united, *(one.whole for one in alone)]),
    )


class _Member:
    """A member by itself: its sentences checked, its totals everywhere and in the territory that they name."""

    def __init__(self, workspace: Workspace, one: Coalition, everybody: Sequence[Signatory], today: date) -> None:
        self.coalition = one
        self.checked = claims.check(workspace, one)
        own = [signatory for signatory in everybody if signatory.coalition == one.id]
        self.whole = totals.summed(workspace, [one], own, today)
        territory = territory_of(self.checked)
        self.clipped = None if territory is None else totals.summed(workspace, [one], own, today, territory)


def _numbers(speech: Speech, members: Sequence[Coalition], united: Totals) -> tuple[KeyNumber, ...]:
    countries = {one.record.country for one in members}
    found = [
        KeyNumber(Decimal(len(members)), speech.say_count("coalition", "coalitions", len(members))),
        KeyNumber(Decimal(len(countries)), speech.say_count("country", "countries", len(countries))),
        KeyNumber(Decimal(united.signatories), speech.say("organisations, each counted once")),
    ]
    if united.population.counted:
        found.append(KeyNumber(Decimal(united.population.net), speech.say("people, each counted once")))
    return tuple(found)


def _counted(speech: Speech, united: Totals) -> str:
    return speech.say_count("{count} signatory", "{count} signatories", united.signatories)


def _column(workspace: Workspace, language: str, member: _Member) -> NetworkColumn:
    """Return a coalition's column: numbers as its own country writes them, its first sentences that are true."""
    one, whole = member.coalition, member.whole
    speech = Speech(language, one.record.country)
    said = headline(workspace, speech, one, member.checked)
    verdict: ClaimVerdict | None = None if said is None else "true"
    languages = (language, *one.record.languages, "en")
    pledge, rank = pledge_of(one.fields), emissions_rank_of(one.fields)
    shown = member.clipped or whole
    return NetworkColumn(
        face=faces.coalition_face(one, language),
        country=speech.country_name(one.record.country),
        headline=() if said is None else said.runs,
        verdict=verdict,
        signatories=whole.signatories,
        signatories_note=speech.say_count(
            "{count} founding signatory", "{count} founding signatories", whole.founding
        )
        if whole.founding
        else None,
        people=shown.population.net if shown.population.counted else None,
        people_note=_people_note(speech, one, shown),
        pledge=in_language(one.record.pledge, languages) if pledge is None else pledge_words(speech, pledge),
        emissions=None if rank is None else speech.say("number {rank} among emitters", rank=str(rank.rank)),
        people_everywhere=whole.population.net if whole.population.counted else None,
    )


def _people_note(speech: Speech, one: Coalition, shown: Totals) -> str | None:
    """Say where the people are that a column counts, and whose figures these are."""
    if not shown.population.counted:
        return None
    sources = "; ".join(shown.population.sources)
    if shown.territory is None:
        return sources
    return speech.say(
        "{territory}. {sources}", territory=called(speech, one, shown, shown.territory), sources=sources
    )


def _shared(speech: Speech, members: Sequence[Coalition], everybody: Sequence[Signatory]) -> Iterable[str]:
    """Yield each organisation that signed in several coalitions, and which; unnamed ones without their name."""
    codes = {one.id: one.code.upper() for one in members}
    where: dict[str, dict[str, Signatory]] = {}
    for one in everybody:
        where.setdefault(one.one, {}).setdefault(one.coalition, one)
    for found in where.values():
        if len(found) > 1:
            first = next(iter(found.values()))
            hidden = any(one.unnamed for one in found.values())
            name = unnamed_words(speech) if hidden else name_of(first.fields, (speech.language, "en")) or first.id
            yield f"{name} ({speech.enumerate([codes[id_] for id_ in found])})"


def _bodies(speech: Speech, coalition: Coalition) -> Iterable[NetworkBody]:
    """Yield the bodies behind a network as they are listed: by role, then by name."""
    for name, one in named_bodies(coalition.fields, (speech.language, *coalition.record.languages, "en")):
        country = None if one.country is None else speech.country_name(one.country)
        role = speech.say(BODY_ROLE_WORDS[one.role])
        yield NetworkBody(name, one.role, role, country, one.website)
