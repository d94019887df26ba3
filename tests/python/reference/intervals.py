"""From moments to intervals: adjacent equal labels merged, nothing after the clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from .phases import phase_of
from .rules import FRAMEWORKS
from .timeline import Moment


@dataclass(frozen=True)
class StageInterval:
    customer_id: str
    stage: str
    level: str
    previous_stage: str | None
    next_stage: str | None
    entered_at: datetime
    exited_at: datetime | None
    lifetime_number: int | None


@dataclass(frozen=True)
class PhaseInterval:
    customer_id: str
    framework: str
    phase: str
    entered_at: datetime
    exited_at: datetime | None


def changes(moments: Sequence[Moment], label: Callable[[Moment], str]) -> list[Moment]:
    """The moments at which the label becomes another one, the first included."""
    found: list[Moment] = []
    for moment in moments:
        if not found or label(found[-1]) != label(moment):
            found.append(moment)
    return found


def stage_intervals(customer_id: str, moments: Sequence[Moment], clock: datetime) -> list[StageInterval]:
    entries = changes([moment for moment in moments if moment.at <= clock], lambda moment: moment.stage)
    intervals = []
    for position, entry in enumerate(entries):
        before = entries[position - 1] if position > 0 else None
        after = entries[position + 1] if position + 1 < len(entries) else None
        intervals.append(
            StageInterval(
                customer_id=customer_id,
                stage=entry.stage,
                level=entry.level,
                previous_stage=before.stage if before else None,
                next_stage=after.stage if after else None,
                entered_at=entry.at,
                exited_at=after.at if after else None,
                lifetime_number=entry.lifetime_number,
            )
        )
    return intervals


def phase_intervals(
    customer_id: str,
    moments: Sequence[Moment],
    clock: datetime,
    phases: dict[tuple[str, str, str | None], str],
) -> list[PhaseInterval]:
    intervals = []
    for framework in FRAMEWORKS:

        def label(moment: Moment, framework: str = framework) -> str:
            return phase_of(phases, framework, moment.stage, moment.prospect_intent)

        entries = changes([moment for moment in moments if moment.at <= clock], label)
        for position, entry in enumerate(entries):
            after = entries[position + 1] if position + 1 < len(entries) else None
            intervals.append(
                PhaseInterval(customer_id, framework, label(entry), entry.at, after.at if after else None)
            )
    return intervals
