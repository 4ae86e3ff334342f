"""The command line: click, and nothing else. Each file is a group of commands; heavy imports wait for the command."""

from __future__ import annotations

import sys
from typing import Any

import click

from briefgen import __version__
from briefgen.cli.approve import accept, approve, changes, set_status, status
from briefgen.cli.build import build
from briefgen.cli.check import check, explain
from briefgen.cli.circulate import circulate
from briefgen.cli.common import listed_names
from briefgen.cli.look import kinds, schema
from briefgen.cli.publish import publish
from briefgen.cli.start import init, new


class _Discreet(click.Group):
    """The commands; what click itself says of a wrong call holds no forbidden name either."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Read the call. The list is known from the beginning, before any word is said."""
        context.obj = listed_names(args)
        return super().parse_args(context, args)

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except click.ClickException as error:
            said = error.format_message()
            if context.obj and next(context.obj.found(said), None):
                raise click.UsageError(context.obj.withheld(said), context) from None
            raise


@click.group(cls=_Discreet, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """Make learning briefs and chair responses, in Word and HTML, from the YAML findings of safeguarding reviews."""


COMMANDS = (
    build, check, explain, accept, approve, set_status, status, changes, circulate, publish, new, init, kinds, schema,
)  # fmt: skip
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line. A console that lacks a character shows a replacement and goes on."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli()
