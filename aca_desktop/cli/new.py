"""`new`: a workspace for a laptop, and a coalition in it if that is asked for. How a coalition is founded."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import click

from aca_desktop.cli.info import overview
from aca_desktop.cli.running import options, passphrases
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage, command
from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.record import CoalitionRecord, Consent
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import mark
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace


@click.command(
    "new",
    cls=Command,
    help=mark(
        "Make a workspace for this laptop.\n\n"
        "With --found a coalition is founded in it: root’s key goes to the recovery file alone, and this laptop "
        "becomes its first coordinator."
    ),
)
@options.workspace_file
@click.option("--laptop", required=True, metavar="NAME", help=mark("The laptop’s name, as papers print it."))
@click.option("--found", metavar="CODE", help=mark("Found a coalition with this short code: aca-gdl."))
@options.founding
@click.pass_obj
def new(
    session: Session,
    file: Path,
    laptop: str,
    found: str | None,
    titles: tuple[str, ...],
    country: str | None,
    languages: tuple[str, ...],
    recovery: Path | None,
    passphrase_file: Path | None,
) -> Answer:
    """Make a workspace, and found a coalition in it."""
    if found is None:
        for option, given in (
            ("--title", titles),
            ("--country", country),
            ("--language", languages),
            ("--recovery", recovery),
            ("--passphrase-file", passphrase_file),
        ):
            if given:
                raise WrongUsage("only-with", help="aca-desktop new", option=option, needs="--found")
        with create_workspace(file, session.context, laptop, passphrase=session.workspace_passphrase()) as made:
            return overview(session, made, file)
    founding = Founding(session, found, titles, country, languages, recovery, passphrase_file)
    with create_workspace(file, session.context, laptop, passphrase=session.workspace_passphrase()) as made:
        founding.found(made)
        answer = overview(session, made, file)
    return Answer({**answer.data, "recovery": str(founding.recovery)}, [*answer.said, *founding.sentences()])


class Founding:
    """What founding a coalition needs, taken from the options; all of it is there before anything is made.

    Raise WrongUsage for what is missing, Refused for what is wrong, AcaError for the passphrase.
    """

    def __init__(
        self,
        session: Session,
        code: str,
        titles: Sequence[str],
        country: str | None,
        languages: Sequence[str],
        recovery: Path | None,
        passphrase_file: Path | None,
    ) -> None:
        for option, given in (
            ("--title", titles),
            ("--country", country),
            ("--language", languages),
            ("--recovery", recovery),
        ):
            if not given:
                raise WrongUsage("missing-option", help=command(), option=option)
        self._session = session
        self._record = _record(code, titles, country or "", languages)
        coalitions.require_sound(self._record)
        named = recovery or Path()
        self.recovery = named / f"{self._record.code}-recovery.pem" if named.is_dir() else named
        self._passphrase = _passphrase(session, passphrase_file)

    def found(self, workspace: Workspace) -> Coalition:
        """Found it, with this laptop as its first coordinator."""
        return coalitions.found(workspace, self._record, self.recovery, self._passphrase)

    def sentences(self) -> list[str]:
        """Return what the founder has to know."""
        speech = self._session.speech
        said = [
            speech.say(
                "Root’s key is in {path} and nowhere else. Keep it and its passphrase apart from the laptops.",
                path=self.recovery,
            )
        ]
        unworded = [tag for tag in self._record.languages if tag not in consent_presets.PRESETS[0].words]
        if unworded:
            said.append(
                speech.say(
                    "The consents are in English for {languages}: word them with “coalition edit”.",
                    languages=speech.enumerate([speech.language_name(tag) for tag in unworded]),
                )
            )
        return said


def _record(code: str, titles: Sequence[str], country: str, languages: Sequence[str]) -> CoalitionRecord:
    """Return the record of a new coalition; one title stands for all languages."""
    from aca_desktop.domain.coalition.rules import coalition_code
    from aca_desktop.domain.values.countries import country as country_code
    from aca_desktop.domain.values.languages import language
    from aca_desktop.domain.values.typed_text import line

    if len(titles) not in (1, len(languages)):
        raise WrongUsage("titles-and-languages", help=command(), titles=len(titles), languages=len(languages))
    judged = [
        coalition_code("code", code),
        country_code("country", country),
        *(language("languages", tag) for tag in languages),
        *(line(f"names.{tag[:20]}", title) for tag, title in zip(languages, cycle(titles), strict=False)),
    ]
    problems = [one for one in judged if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    usual_code, usual_country, *rest = (str(one) for one in judged)
    tags = tuple(dict.fromkeys(rest[: len(languages)]))
    return CoalitionRecord(
        code=usual_code,
        names=dict(zip(rest[: len(languages)], rest[len(languages) :], strict=True)),
        country=usual_country,
        languages=tags,
        consents=tuple(_worded(preset, tags) for preset in consent_presets.PRESETS),
    )


def _worded(preset: Consent, languages: Sequence[str]) -> Consent:
    words = {tag: preset.words.get(tag, preset.words["en"]) for tag in languages}
    return Consent(preset.key, preset.version, words, preset.necessary)


def _passphrase(session: Session, file: Path | None) -> str:
    if file is not None:
        return passphrases.from_file(file)
    speech = session.speech
    return passphrases.from_terminal(
        speech.say("A passphrase for the recovery file:"), speech.say("The same passphrase again:")
    )
