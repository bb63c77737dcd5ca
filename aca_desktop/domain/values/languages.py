"""Language tags as coalitions use them: `es`, `pt-BR`, `zh-Hant`. The program's own languages are i18n's."""

import re

from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.ASCII)


def language(field: str, text: str) -> str | Problem:
    """Return the tag in its usual letters (`pt-br` becomes `pt-BR`): BCP 47's language, script and region only."""
    found = _TAG.fullmatch(folded(text).lower())
    if not found:
        return Problem(field, "malformed-language", {"language": text[:40]})
    name, script, region = found.groups()
    parts = [name, script.title() if script else None, region.upper() if region else None]
    return "-".join(part for part in parts if part)
