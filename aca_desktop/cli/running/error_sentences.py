"""What only the command line says of errors: which command or option helps, and how it was called wrongly."""

from collections.abc import Mapping

from aca_desktop.i18n import mark

SEE: Mapping[str, str] = {
    "damaged": "aca-desktop salvage FILE.aca NEW.aca",
    "export-differs": "aca-desktop check",
    "no-coalition": "aca-desktop coalition add, aca-desktop sync import",
    "no-declaration": "aca-desktop declarations add",
    "no-rows": "--blank",
    "no-signature": "aca-desktop organisations show",
    "no-such-conflict": "aca-desktop conflicts list",
    "no-such-value": "aca-desktop conflicts list",
    "not-a-workspace": "--workspace-passphrase-file",
    "not-sound": "aca-desktop salvage FILE.aca NEW.aca",
    "root-needed": "--recovery",
    "several-coalitions": "--coalition",
    "several-declarations": "--declaration",
    "unknown-claim": "aca-desktop claims list",
    "unknown-coalition": "aca-desktop coalition list",
    "unknown-declaration": "aca-desktop declarations list",
    "unknown-entry": "aca-desktop organisations show",
    "unknown-laptop-here": "aca-desktop laptops list",
    "unknown-organisation": "aca-desktop organisations list",
    "unknown-signature": "aca-desktop organisations show",
}
"""By an error's code: what to call next, or which option to give."""

USAGE: Mapping[str, str] = {
    "missing-argument": mark("{argument} is missing."),
    "missing-command": mark("A command is missing."),
    "missing-option": mark("{option} is missing."),
    "one-of": mark("Exactly one of these is needed: {options}."),
    "not-a-choice": mark("{option} must be one of: {allowed}."),
    "empty-path": mark("The name of a file or folder is empty. Enter a name; “.” means the current folder."),
    "name-too-long": mark("The name {path}… is too long. Enter a name of at most {limit} bytes."),
    "no-such-folder": mark(
        "There is no folder {path}. Create it first, or enter a name without a slash at the end."
    ),
    "not-a-field": mark("“{text}” is no FIELD=VALUE."),
    "not-a-number": mark("{option} must be a whole number that is not negative."),
    "number-out-of-range": mark("{option} must be a whole number from {least} to {most}."),
    "only-with": mark("{option} makes sense only with {needs}."),
    "option-needs-value": mark("{option} needs a value."),
    "option-takes-no-value": mark("{option} takes no value."),
    "passphrase-needed": mark("A passphrase is needed, and there is no terminal to ask at: give it in a file."),
    "texts-and-titles": mark("Every TEXT.md needs one --language and one --title, in the same order."),
    "titles-and-languages": mark(
        "There are {titles} titles for {languages} languages: give one for all, or one each."
    ),
    "too-many-arguments": mark("This is too much: {arguments}."),
    "unknown-command": mark("There is no command “{command}”."),
    "unknown-option": mark("There is no option {option}."),
    "no-display": mark("There is no display to show the window on. Use the commands."),
    "wrong-usage": mark("The command line cannot be understood: {reason}"),
}
"""Of WrongUsage; each is followed by where to read more, so none of them says it."""
