"""`sample`: a workspace to try things in, full of what nobody has signed."""

from pathlib import Path

import click

from aca_desktop.cli.info import overview
from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.i18n import mark
from aca_desktop.services.samples import samples
from aca_desktop.services.workspace.workspaces import open_workspace


@click.command(
    "sample",
    cls=Command,
    help=mark("Make a workspace to try things in. Its keys are public, so that its papers are marked as samples."),
)
@click.argument("code", metavar="{aca-gdl|jci|wasi|aca}", type=click.Choice(samples.CODES))
@options.workspace_file
@click.pass_obj
def sample(session: Session, code: str, file: Path) -> Answer:
    """Make a sample's workspace."""
    samples.build(file, code, session.context)
    with open_workspace(file, session.context) as workspace:
        return overview(session, workspace, file)
