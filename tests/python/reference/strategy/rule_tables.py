"""Whom each strategy is for and what it is meant to reach, as the seeds give them."""

from dataclasses import dataclass
from functools import cache

from ..facts.accounts import read_flag
from ..seeds import rule_rows


@dataclass(frozen=True)
class Strategy:
    """A row of strategies; no customer kind means both, no symptom that it answers none."""

    strategy: str
    priority: int
    customer_kind: str | None
    channel: str
    cooldown_days: int
    wait_days: int
    needs_consent: bool
    answers_symptom: str | None
    # An English sentence with words in braces.
    reason: str


@dataclass(frozen=True)
class Target:
    """A row of strategy_targets; no loyalty type means any, and people without one."""

    strategy: str
    stage: str
    loyalty_type: str | None
    goal_stage: str

    def holds(self, stage: str, loyalty_type: str | None) -> bool:
        return self.stage == stage and self.loyalty_type in (None, loyalty_type)


@cache
def strategies() -> tuple[Strategy, ...]:
    """The best first."""
    rows = [
        Strategy(
            strategy=str(row["strategy"]),
            priority=int(row["priority"] or 0),
            customer_kind=row["customer_kind"],
            channel=str(row["channel"]),
            cooldown_days=int(row["cooldown_days"] or 0),
            wait_days=int(row["wait_days"] or 0),
            needs_consent=bool(read_flag(row["needs_consent"])),
            answers_symptom=row["answers_symptom"],
            reason=str(row["reason_en"]),
        )
        for row in rule_rows("strategies")
    ]
    return tuple(sorted(rows, key=lambda row: row.priority))


@cache
def targets() -> tuple[Target, ...]:
    return tuple(
        Target(str(row["strategy"]), str(row["stage"]), row["loyalty_type"], str(row["goal_stage"]))
        for row in rule_rows("strategy_targets")
    )


@cache
def reaching() -> frozenset[tuple[str | None, str | None]]:
    """Each goal with the stages that are there or beyond it."""
    return frozenset((row["goal_stage"], row["stage"]) for row in rule_rows("strategy_goals"))
