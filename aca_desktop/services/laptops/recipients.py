"""For whom a file can be encrypted without a passphrase: coordinators' laptops, by keys that they publish.

Each publishes its own in the journal, so it is signed, chained and revoked like all else that it writes. It must
not know what is encrypted.
"""

from dataclasses import dataclass

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.age_stream import MOST_RECIPIENTS, Envelope
from aca_desktop.services.coalition.coalitions import Coalition, recipient_draft
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.laptops.sync_sources import Keys
from aca_desktop.services.workspace.own_key import former_identities
from aca_desktop.services.workspace.workspaces import Workspace

_KIND = "recipient"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A coordinator's laptop, by its name, and the age recipient that it published."""

    laptop: str
    key: str


def publish(workspace: Workspace, coalition: str) -> None:
    """Publish this laptop's recipient if it is a coordinator's and has not done so; inside a transaction."""
    subject = named_subject(workspace.key.replica)
    known = workspace.journal.authority(coalition).coordinators()
    if subject in known and _published(workspace, coalition, subject) is None:
        key = workspace.key_to_write()
        if named_subject(key.replica) == subject:  # not a copy, whose new key nobody has enrolled
            workspace.write(coalition, [recipient_draft(key, day=workspace.context.at()[:10])])


def recipients(workspace: Workspace, coalition: Coalition) -> list[Recipient]:
    """Return all that are known here, by name: of other coordinators' laptops, enrolled and not revoked.

    No more than MOST_RECIPIENTS.
    """
    found = []
    for subject in workspace.journal.authority(coalition.id).coordinators():
        entry = _published(workspace, coalition.id, subject)
        key = None if entry is None else _recipient(entry)
        if entry is not None and key is not None and entry.header.replica != workspace.key.replica:
            found.append(Recipient(laptop_name(workspace, coalition, entry.header.replica) or "", key))
    return sorted(found, key=lambda one: (one.laptop, one.key))[:MOST_RECIPIENTS]


def envelope_for(found: list[Recipient]) -> Envelope:
    """Return a new envelope that any of these laptops, at least one, can open."""
    return Envelope.for_recipients([one.key for one in found])


@dataclass(frozen=True, slots=True)
class LaptopKeys:
    """Opens what is encrypted for this laptop by its own keys, and anything else by others."""

    workspace: Workspace
    others: Keys

    @property
    def passphrase(self) -> str | None:
        """The others' passphrase."""
        return self.others.passphrase

    def opened(self, envelope: bytes) -> Envelope:
        """Return the identity in an envelope; raise AcaError `other-recipients` and what the others raise."""
        if not age_stream.is_for_recipients(envelope):
            return self.others.opened(envelope)
        own = age_stream.identity_of(self.workspace.key)
        return Envelope.opened_by(envelope, [own, *former_identities(self.workspace.file)])


def _recipient(entry: Entry) -> str | None:
    try:
        return age_stream.recipient(bytes.fromhex(str(read_contents(entry).values.get("key"))))
    except ValueError:
        return None


def _published(workspace: Workspace, coalition: str, subject: str) -> Entry | None:
    """Return the newest entry by which a laptop published its own recipient, None if there is none in force."""
    state = workspace.journal.state(coalition, subject)
    own = [
        one.entry
        for one in workspace.journal.about(coalition, subject)
        if one.entry.header.kind == _KIND
        and one.entry.id in state.facts
        and named_subject(one.entry.header.replica) == subject
    ]
    return max(own, key=lambda entry: (entry.header.seq, entry.id), default=None)
