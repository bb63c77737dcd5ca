"""What is fuzzed: a reader, genuine inputs, changes to them, and what must hold of any. Not a test itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

type Change = Callable[[bytes, Random], bytes]


@dataclass(frozen=True, slots=True)
class Reader:
    """One way in which bytes of strangers come into the program.

    `read` tells whether they were accepted; it answers for every promise by an AssertionError, and any other
    exception than those that it expects is a failure. Genuine seeds are accepted.
    """

    name: str
    seeds: Sequence[bytes]
    change: Change
    read: Callable[[bytes], bool]
