"""The family of errors: a code and facts. Sentences are made at the edge, in ui and cli."""

from collections.abc import Mapping

type Fact = str | int | float | bool | list[str] | None


class AcaError(Exception):
    """Trouble of the world (a full disk, a hostile file), or a refusal; never our own mistake.

    `code` is stable and lower-case with hyphens; `facts` fill the sentence that the edge makes of it.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({details})" if details else self.code
