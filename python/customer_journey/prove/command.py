"""The command `customer_journey prove`: one subcommand for each thing that is proved."""

from importlib import import_module

import click

PROOFS = {"loyalty": "customer_journey.prove.loyalty:loyalty"}


class LazyProofs(click.Group):
    """Loads a proof on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(PROOFS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PROOFS:
            return None
        module, attribute = PROOFS[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyProofs)
def prove() -> None:
    """Hold the marts against simulated shops whose truth is known; run from the root of the project."""
