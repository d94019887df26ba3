"""The command line. A command's module is imported only when that command is asked for."""

from importlib import import_module

import click

# name -> "module:attribute"; a new command is one line here.
COMMANDS = {
    "bench": "customer_journey.bench.command:bench",
    "build": "customer_journey.build:build",
    "fit": "customer_journey.fit:fit",
    "fit_markov": "customer_journey.fit_markov:fit_markov",
    "summary": "customer_journey.summary:summary",
    "load": "customer_journey.load:load",
    "prove": "customer_journey.prove.command:prove",
    "query": "customer_journey.query:query",
    "simulate": "customer_journey.simulate.command:simulate",
    "validate": "customer_journey.validate.command:validate",
}


class LazyGroup(click.Group):
    """A group that knows the names of its commands and loads each one on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The customer journey: raw orders and touchpoints in, every person's journey out."""
