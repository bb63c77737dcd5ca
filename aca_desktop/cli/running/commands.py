"""Commands and groups of click that speak the user's language and take --json in any place.

They must not know what any command does. Help texts are marked sentences, looked up when they are shown.
"""

import difflib
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

import click

from aca_desktop.cli.running import streams
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.i18n import Speech, mark

_HELP = mark("Say this, and nothing else.")
_OPTIONS = mark("Options")
_COMMANDS = mark("Commands")
_USAGE = mark("Usage:")
_PIECES = frozenset({mark("[OPTIONS]"), mark("[COMMAND] [ARGS]...")})
"""What click puts into the line of usage besides the names of arguments."""


def _as_json(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.ensure_object(Session).as_json = True


_JSON = click.Option(
    ["--json"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_as_json,
    help=mark("Answer with one JSON document."),
)


def _tell_help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        streams.write(sys.stdout, context.get_help())
        context.exit()


class Command(click.Command):
    """A command whose help is told in the session's language."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters, --json and --help."""
        *own, help_ = super().get_params(ctx)
        if isinstance(help_, click.Option):
            help_.help = _HELP
            help_.callback = _tell_help
        return [*own, _JSON, help_]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments apart; raise WrongUsage for what is too much."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise WrongUsage("too-many-arguments", help=ctx.command_path, arguments=rest[:5])
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how it is called."""
        speech = _speech(ctx)
        pieces = [speech.say(one) if one in _PIECES else one for one in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=speech.say(_USAGE) + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        for paragraph in _said(_speech(ctx), self.help).split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(paragraph)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        speech = _speech(ctx)
        rows = [
            (record[0], _option_help(speech, param))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)) is not None
        ]
        with formatter.section(speech.say(_OPTIONS)):
            formatter.write_dl(rows)


class Group(Command, click.Group):
    """A group of commands."""

    def __init__(self, name: str, help_: str, commands: Sequence[click.Command] = ()) -> None:
        super().__init__(name=name, help=help_, invoke_without_command=True, callback=_require_command)
        for command in commands:
            self.add_command(command)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options, then that of commands."""
        Command.format_options(self, ctx, formatter)
        speech = _speech(ctx)
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, _said(speech, one.help).split("\n\n")[0]) for name, one in named if one is not None]
        with formatter.section(speech.say(_COMMANDS)):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's)
        """Return the commands' names in the order in which they are defined."""
        return list(self.commands)


class LazyGroup(Group):
    """A group whose commands are imported when they are called: `places` says where, as `module:attribute`."""

    def __init__(self, name: str, help_: str, places: Mapping[str, str]) -> None:
        super().__init__(name, help_)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's)
        """Return the commands' names in the order of the table."""
        return list(self._places)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; raise WrongUsage if there is none of that name."""
        if args[0] not in self._places and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self._places, n=1)
            raise WrongUsage(
                "unknown-command", help=ctx.command_path, command=args[0], meant=near[0] if near else None
            )
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's)
        """Import and return a command."""
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name].partition(":")
        found = getattr(import_module(f"aca_desktop.cli.{module}"), attribute)
        return found if isinstance(found, click.Command) else None


@click.pass_context
def _require_command(ctx: click.Context, /, **_values: object) -> None:
    if ctx.invoked_subcommand is None:
        raise WrongUsage("missing-command", help=ctx.command_path)


def _option_help(speech: Speech, option: click.Option) -> str:
    said = _said(speech, option.help)
    return speech.say("{help} (needed)", help=said) if option.required else said


def _said(speech: Speech, help_: str | None) -> str:
    return speech.say(help_) if help_ else ""


def _speech(ctx: click.Context) -> Speech:
    return ctx.ensure_object(Session).speech
