"""What the sample of a network is made from: its coalition as a record, and which coalitions are its members.

It reads resources/samples/aca and writes nothing; the members are the other samples.
"""

from dataclasses import dataclass
from datetime import datetime

from aca_desktop.domain.coalition_record import CoalitionRecord
from aca_desktop.domain.consent_presets import worded_in
from aca_desktop.domain.network import Body
from aca_desktop.domain.sectors import PRESETS
from aca_desktop.services.sample_content import Mark
from aca_desktop.services.sample_rows import read_json

CODE = "aca"


@dataclass(frozen=True, slots=True)
class Network:
    """A network; `members` are the codes of its coalitions."""

    seed: str
    laptop: str
    mark: Mark
    founded: datetime
    coalition: CoalitionRecord
    members: tuple[str, ...]
    bodies: tuple[Body, ...]
    illustrative: str


def network() -> Network:
    """Return what the sample `aca` is made from."""
    facts = read_json(CODE, "network.json")
    languages = tuple(facts["languages"])
    return Network(
        seed=facts["seed"],
        laptop=facts["laptop"],
        mark=Mark(**facts["mark"]),
        founded=datetime.fromisoformat(facts["founded"]),
        coalition=CoalitionRecord(
            code=facts["code"],
            names=facts["names"],
            country=facts["country"],
            short_names=facts["short_names"],
            subtitle=facts["subtitle"],
            languages=languages,
            sectors=PRESETS,
            consents=worded_in(languages),
        ),
        members=tuple(facts["members"]),
        bodies=tuple(Body(**one) for one in facts["bodies"]),
        illustrative=facts["illustrative"],
    )
