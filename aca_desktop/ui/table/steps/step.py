"""What each step of the table is and what it is shown. Knows no other step and no window."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.coalition.table_settings import ASKED
from aca_desktop.errors import AcaError
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.table.form import Asked, Form

if TYPE_CHECKING:
    from aca_desktop.domain.coalition.record import Consent
    from aca_desktop.domain.coalition.table_settings import TableSettings
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.declarations import Publication
    from aca_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Table:
    """What is signed at this table: for which coalition, which version, at which event, and what is asked."""

    which: "Coalition"
    publication: "Publication"
    event: str | None
    settings: "TableSettings"
    languages: tuple[str, ...]
    consents: "tuple[Consent, ...]"
    needed: frozenset[str]

    def name(self, language: str) -> str:
        """Return the coalition's name, the short one if it has one."""
        record = self.which.record
        return self.in_language(record.short_names or record.names, language) or record.code

    def notice(self, language: str) -> str:
        """Return the privacy notice."""
        notice = self.which.record.notice
        return self.in_language(notice.words, language) if notice is not None else ""

    def name_of(self, session: "Session", organisation: str | None, language: str) -> str:
        """Return the name of an organisation that is here, "" for none."""
        if organisation is None:
            return ""
        from aca_desktop.domain.organisations.words import name_of
        from aca_desktop.services.organisations.organisation_edits import organisation_state

        try:
            state = organisation_state(session.reader, self.which, organisation)
        except AcaError:
            return ""
        languages = (language, *self.which.record.languages, "en")
        return name_of(state.shown("organisation"), languages) or ""

    @property
    def asked(self) -> Asked:
        """What the record needs of it."""
        settings = self.settings
        return Asked(
            self.which.id,
            self.publication.id,
            self.event,
            witness=settings.witness,
            identify=settings.identify,
            minors=settings.minors,
            required=frozenset(name for name in ASKED if settings.asks(name) == "required"),
        )

    def in_language(self, words: Mapping[str, str], language: str) -> str:
        """Return the words of a language, else of one of the coalition's."""
        from aca_desktop.services.coalition.coalitions import in_language

        return in_language(words, (language, *self.which.record.languages, "en")) or ""


def speech_of(language: str, country: str, desk: str) -> Speech:
    """Return how the table speaks to whoever reads in a language; the desk's language, where it knows no other."""
    return Speech(language if language in LANGUAGES else desk, country)


class Step(Column):
    """One step. `changed` has the names and values of the form's fields that are now others.

    `judged`: `blocker` may be another. `done`: it is finished by itself, as by touching a row.
    `help_asked`: somebody of the staff is wanted.
    """

    changed = Signal(object)
    judged = Signal()
    done = Signal()
    help_asked = Signal()

    def __init__(self, gap: int = 16) -> None:
        super().__init__(gap=gap)
        self.speech = Speech("en")
        self.form = Form()
        self.table: Table | None = None

    def show_table(self, table: Table) -> None:
        """Ask what this table asks."""
        self.table = table

    def show_form(self, form: Form) -> None:
        """Show what is filled in, in place of what was shown before."""
        self.form = form

    def take_form(self, form: Form) -> None:
        """Know what is filled in now; what is shown here already stays."""
        self.form = form

    def begin(self) -> None:
        """Let the keyboard be where one begins; called when the step is come to."""

    def finish(self) -> None:
        """Keep what is still being composed; called before the step is left."""

    def blocker(self) -> tuple[str, bool] | None:
        """Return what keeps from going on, and whether it is a mistake; None if nothing does."""
        return None

    def go_on(self) -> bool:
        """Go on within the step; say whether there was anything to go on to."""
        return False

    def go_back(self) -> bool:
        """Go back within the step; say whether there was anything to go back to."""
        return False

    def way_on(self) -> tuple[str, str]:
        """Return what the way on says, and its icon."""
        return self.speech.say("Continue"), "arrow-right"

    def ways_on(self) -> tuple[tuple[str, str], ...]:
        """Return all that the way on may say in this step, so that there is room for it."""
        return (self.way_on(),)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self.speech = speech

    def set_large(self, large: bool) -> None:
        """Stand otherwise where the text is large."""
