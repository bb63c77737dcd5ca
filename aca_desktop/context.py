"""What comes from outside and would make a result different each time: clock, randomness, the data folder.

Handed in as one value, so that a sample or a test can hold them still.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aca_desktop import paths


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Context:
    """The clock (local time with offset), random bytes by their number, and the installation's data folder."""

    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    home: Path

    @classmethod
    def of_this_machine(cls) -> "Context":
        """Return the real clock, the system's secure randomness and the user's data folder."""
        return cls(_now, os.urandom, paths.home())

    def at(self) -> str:
        """Return the clock's time as entries write it: ISO 8601 in whole seconds with offset."""
        return self.now().isoformat(timespec="seconds")

    def new_id(self) -> str:
        """Return a new UUIDv7 (RFC 9562): milliseconds since 1970, then 74 random bits.

        Python has its own from 3.14 on.
        """
        import uuid

        milliseconds = int(self.now().timestamp() * 1000) & (2**48 - 1)
        random = int.from_bytes(self.random(10))
        low = (random & (2**62 - 1)) | (0b10 << 62)
        high = (random >> 62) & 0xFFF
        return str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | low))
