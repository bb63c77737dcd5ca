"""Public sentences of one figure as they are typed, for tests."""


def one_figure(words: str = "{a}", language: str = "en", **members: str) -> dict[str, str]:
    """Return the fields of a sentence whose figure is slot a; `of__sector` is a member of its whole."""
    said = {"operator": "exactly", "number": "1", "counted": "signatories", **members}
    figure = {f"slots.a.{name.replace('__', '.')}": value for name, value in said.items()}
    return {f"words.{language}": words, **figure}


def cited(words: str = "The largest coalition", language: str = "en") -> dict[str, str]:
    """Return the fields of a sentence that a source says."""
    source = {"source": "Press release", "link": "https://example.org/release", "seen": "2026-06-05"}
    return {f"words.{language}": words, **source}
