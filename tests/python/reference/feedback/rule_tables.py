"""Rule tables that only facts and reports look at, as their seeds give them."""

from dataclasses import dataclass
from functools import cache

from ..seeds import rule_rows


@cache
def surveys() -> dict[str | None, str]:
    """The survey each rated touchpoint type is an answer to."""
    return {row["touchpoint_type"]: str(row["survey"]) for row in rule_rows("surveys")}


@cache
def loop_roles() -> dict[tuple[str | None, str | None], str]:
    """The part that a touchpoint type has in the feedback loop, by the strategy it must carry out."""
    return {
        (row["touchpoint_type"], row["strategy"]): str(row["loop_role"])
        for row in rule_rows("feedback_loop_roles")
    }


@dataclass(frozen=True)
class Place:
    """How far along the journey, and whether out of it."""

    order: int
    is_left: bool


@cache
def places() -> dict[tuple[str | None, str | None], Place]:
    """The place of each stage, and intent of a prospect; no intent means any."""
    return {
        (row["stage"], row["prospect_intent"]): Place(
            int(row["progress_order"] or 0), row["is_left"] == "true"
        )
        for row in rule_rows("journey_progress")
    }


@cache
def pains() -> tuple[str, ...]:
    """The kinds of pain, the first of those that hurt equally before the others."""
    rows = sorted(rule_rows("pain_reasons"), key=lambda row: int(row["pain_order"] or 0))
    return tuple(str(row["pain"]) for row in rows)


@cache
def phase_orders() -> dict[str, int]:
    """The order of the phases that touchpoints belong to."""
    return {
        str(row["phase"]): int(row["phase_order"] or 0)
        for row in rule_rows("journey_phases")
        if row["framework"] == "six_phases"
    }
