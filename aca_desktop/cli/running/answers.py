"""What a command answers: data for scripts, the same in sentences for people, and what went wrong if it did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError


@dataclass(frozen=True, slots=True)
class Answer:
    """`data` is the JSON document, `said` the same in lines. `trouble` goes to standard error beside it.

    `code` is the exit code: 1 where what was asked about is not valid or not sound.
    """

    data: Mapping[str, Json]
    said: Sequence[str] = ()
    trouble: AcaError | None = None
    code: int = 0
