"""A passphrase that nobody has to invent: syllables to read out, write down and type on any keyboard."""

from collections.abc import Callable

_CONSONANTS = "bdfgkmnprstvz"
_VOWELS = "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_WORDS, _LONG = 4, 3


def made_up(random: Callable[[int], bytes]) -> str:
    """Return four words of three syllables, chosen evenly out of 65: 72 bits. `random` gives bytes by number."""
    return " ".join("".join(_syllable(random) for _ in range(_LONG)) for _ in range(_WORDS))


def _syllable(random: Callable[[int], bytes]) -> str:
    """Return a syllable, each as likely as any other."""
    while True:
        place = random(1)[0]
        if place < 256 - 256 % len(_SYLLABLES):
            return _SYLLABLES[place % len(_SYLLABLES)]
