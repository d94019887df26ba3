"""rpt_journey_map: whom each phase and channel reaches, how they like it, whether they move on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .. import Journey
from ..intervals import changes
from ..measures import days_between, median_of, share_of
from ..rounding import half_up
from ..timeline import Moment
from .rule_tables import Place, pains, phase_orders, places
from .touchpoints import Touchpoint, first_by_customer, observed, touchpoints

MAP_DAYS = 30
PAIN_MIN_PEOPLE = 1


@dataclass(frozen=True)
class Step:
    """The first change of a person's place after having been touched."""

    at: datetime
    is_further: bool
    is_left: bool


@dataclass(frozen=True)
class Cell:
    """What happened in a phase and channel; `observed` are the people whose days are over."""

    customers: int
    touchpoints: int
    scores: Sequence[Fraction]
    observed: int
    dissatisfied: int
    left: int
    days_to_move_on: Sequence[int]

    def disappointed(self, pain: str) -> tuple[int, int]:
        """How many people it hurt, and of how many."""
        if pain == "dissatisfied":
            return self.dissatisfied, self.customers
        if pain == "left":
            return self.left, self.observed
        return self.observed - len(self.days_to_move_on), self.observed


@dataclass(frozen=True)
class Pain:
    """What hurts most, and how many people more than is usual in the phase."""

    pain: str
    count: int
    customers: int
    excess: Fraction


@dataclass(frozen=True)
class MapRow:
    journey_phase: str
    channel: str
    count_customers: int
    count_touchpoints: int
    count_scores: int
    average_score_rate: Fraction | None
    count_observed: int
    moved_on_rate: Fraction | None
    median_days_to_move_on: Fraction | None
    left_rate: Fraction | None
    pain: Pain | None
    pain_rank: int | None


def place_of(moment: Moment) -> Place:
    """The row of this very intent, else the row of any."""
    table = places()
    return table.get((moment.stage, moment.prospect_intent)) or table[(moment.stage, None)]


def next_step(moments: Sequence[Moment], at: datetime, clock: datetime) -> Step | None:
    entries = changes([moment for moment in moments if moment.at <= clock], lambda m: str(place_of(m)))
    standing = place_of([entry for entry in entries if entry.at <= at][-1])
    for entry in entries:
        if entry.at > at:
            place = place_of(entry)
            return Step(entry.at, place.order > standing.order, place.is_left)
    return None


def cell_of(own: Sequence[Touchpoint], moments: Mapping[str, Sequence[Moment]], clock: datetime) -> Cell:
    """`own`: the touchpoints of one phase and channel, in order of time."""
    first = first_by_customer(own)
    over = observed(first, MAP_DAYS, clock)
    left = 0
    days_to_move_on = []
    for person, at in over.items():
        step = next_step(moments[person], at, clock)
        if step is None:
            continue
        if step.is_left:
            left += 1
        elif step.is_further and step.at <= at + timedelta(days=MAP_DAYS):
            days_to_move_on.append(days_between(at, step.at))
    return Cell(
        customers=len(first),
        touchpoints=len(own),
        scores=[touchpoint.rating.score_rate for touchpoint in own if touchpoint.rating],
        observed=len(over),
        dissatisfied=len({t.customer_id for t in own if t.signal == "dissatisfied"}),
        left=left,
        days_to_move_on=days_to_move_on,
    )


def pain_of(cell: Cell, phase: Iterable[Cell]) -> Pain | None:
    """The pain with most people beyond the phase's own share; the first of equal ones."""
    cells = list(phase)
    worst: Pain | None = None
    for pain in pains():
        count, customers = cell.disappointed(pain)
        of_phase = [other.disappointed(pain) for other in cells]
        whole = sum(people for _, people in of_phase)
        usual = Fraction(sum(hurt for hurt, _ in of_phase), whole) if whole else Fraction(0)
        excess = count - customers * usual
        if excess >= PAIN_MIN_PEOPLE and (worst is None or excess > worst.excess):
            worst = Pain(pain, count, customers, excess)
    return worst


def pain_ranks(hurts: Mapping[tuple[str, str], Pain | None]) -> dict[tuple[str, str], int]:
    """From 1 for most people on; of equally many the earlier phase, then the channel, comes first."""
    order = phase_orders()
    ranked = sorted(
        (-pain.excess, order[phase], channel, phase) for (phase, channel), pain in hurts.items() if pain
    )
    return {(phase, channel): rank for rank, (_, _, channel, phase) in enumerate(ranked, start=1)}


def mean(numbers: Sequence[Fraction]) -> Fraction | None:
    return half_up(sum(numbers, Fraction(0)) / len(numbers), 4) if numbers else None


def journey_map(expected: Journey) -> list[MapRow]:
    by_cell: dict[tuple[str, str], list[Touchpoint]] = {}
    for touchpoint in touchpoints(expected):
        if touchpoint.journey_phase:
            key = (touchpoint.journey_phase, touchpoint.shown_channel)
            by_cell.setdefault(key, []).append(touchpoint)
    cells = {key: cell_of(own, expected.moments, expected.clock) for key, own in by_cell.items()}
    hurts = {
        key: pain_of(cell, [other for (phase, _), other in cells.items() if phase == key[0]])
        for key, cell in cells.items()
    }
    ranks = pain_ranks(hurts)

    rows = []
    for key, cell in cells.items():
        pain = hurts[key]
        days = cell.days_to_move_on
        rows.append(
            MapRow(
                journey_phase=key[0],
                channel=key[1],
                count_customers=cell.customers,
                count_touchpoints=cell.touchpoints,
                count_scores=len(cell.scores),
                average_score_rate=mean(cell.scores),
                count_observed=cell.observed,
                moved_on_rate=share_of(len(days), cell.observed),
                median_days_to_move_on=median_of(days),
                left_rate=share_of(cell.left, cell.observed),
                pain=pain,
                pain_rank=ranks.get(key),
            )
        )
    return rows
