"""Wrong usage of the command line, as errors with codes and facts like all others. Exit code 2."""

import click

from aca_desktop.errors import AcaError, Fact


class WrongUsage(AcaError):
    """The command line itself cannot be understood; nothing was done."""


def command() -> str:
    """Return the command that is being run, whose --help says more."""
    context = click.get_current_context(silent=True)
    return context.command_path if context else "aca-desktop"


def of_click(error: click.UsageError) -> WrongUsage:
    """Return click's finding under a code of ours; `help` is the command whose --help says more."""
    code, facts = _found(error)
    return WrongUsage(code, help=error.ctx.command_path if error.ctx else "aca-desktop", **facts)


def _found(error: click.UsageError) -> tuple[str, dict[str, Fact]]:
    if isinstance(error, click.NoSuchOption):
        return "unknown-option", {"option": error.option_name, "meant": _first(error.possibilities)}
    if isinstance(error, click.exceptions.NoSuchCommand):
        return "unknown-command", {"command": error.command_name, "meant": _first(error.possibilities)}
    if isinstance(error, click.BadOptionUsage):
        return ("option-takes-no-value" if _is_flag(error) else "option-needs-value"), {
            "option": error.option_name
        }
    if isinstance(error, click.MissingParameter) and error.param is not None:
        if isinstance(error.param, click.Option):
            return "missing-option", {"option": error.param.opts[0]}
        return "missing-argument", {"argument": error.param.human_readable_name}
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.human_readable_name
        if isinstance(error.param.type, click.Choice):
            return "not-a-choice", {"option": name, "allowed": [str(one) for one in error.param.type.choices]}
        if isinstance(error.param.type, click.IntRange) and error.param.type.max is not None:
            return "number-out-of-range", {
                "option": name,
                "least": int(error.param.type.min or 0),
                "most": int(error.param.type.max),
            }
        return "not-a-number", {"option": name}
    return "wrong-usage", {"reason": error.format_message()}


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in params)


def _first(names: list[str] | None) -> str | None:
    return names[0] if names else None
