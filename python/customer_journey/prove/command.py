"""The command `customer_journey prove`. A proof's module is imported only when that proof is asked for."""

from importlib import import_module

import click

# name -> "module:attribute"; a new proof is one line here.
PROOFS = {
    "loyalty": "customer_journey.prove.loyalty:loyalty",
    "strategies": "customer_journey.prove.strategies:strategies",
}


class Proofs(click.Group):
    """A group that knows the names of its proofs and loads each one on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(PROOFS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PROOFS:
            return None
        module, attribute = PROOFS[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Proofs)
def prove() -> None:
    """Invent shops whose truth is known, and count how often the marts say it."""
