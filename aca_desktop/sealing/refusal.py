"""Why a paper is not accepted, on its way from the rule that found it to the result. It must not know any rule."""

from aca_desktop.domain.papers.verification import CheckName


class Refusal(ValueError):
    """A check has failed: `check` is its name, `code` the stable reason."""

    def __init__(self, check: CheckName, code: str) -> None:
        super().__init__(f"{check}: {code}")
        self.check = check
        self.code = code
