"""The customer journey read straight from its specification: slow, plain, and independent of the SQL."""

from dataclasses import dataclass
from datetime import datetime

from .acceptance import SecondCurrencyError, sift
from .current import Person, person_at
from .intervals import PhaseInterval, StageInterval, phase_intervals, stage_intervals
from .persons import find_persons, first_identified_as
from .phases import phase_table
from .policy import find_policy
from .purchases import Purchase, judge_visits
from .rows import Row
from .rules import FrameworkPhase, PolicyBand, Rules, Symptom
from .settings import Settings
from .signals import find_signals
from .tables import RawTables
from .timeline import Moment, walk
from .touchpoint_types import TouchpointType, touchpoint_types
from .visits import find_visits

__all__ = [
    "FrameworkPhase",
    "Journey",
    "Person",
    "PhaseInterval",
    "PolicyBand",
    "Purchase",
    "RawTables",
    "Rules",
    "SecondCurrencyError",
    "Settings",
    "StageInterval",
    "Symptom",
    "journey",
]


@dataclass(frozen=True)
class Journey:
    clock: datetime
    accepted: dict[str, list[tuple[str | None, ...]]]
    rejected: list[tuple[str, str, str]]
    not_yet: dict[str, int]
    policy: list[PolicyBand]
    persons: dict[str, Person]
    purchases: dict[str, list[Purchase]]
    stage_intervals: list[StageInterval]
    phase_intervals: list[PhaseInterval]
    # What the facts and reports are made of.
    rows: dict[str, list[Row]]
    identified: dict[str, str]
    types: dict[str, TouchpointType]
    moments: dict[str, list[Moment]]
    rules: Rules
    settings: Settings


def journey(raw: RawTables, rules: Rules, settings: Settings) -> Journey:
    types = touchpoint_types(rules.touchpoint_types)
    sifted = sift(raw, rules, types, settings)
    clock = sifted.clock
    orders = sifted.accepted["raw_orders"]
    lines = sifted.accepted["raw_order_lines"]
    products = sifted.accepted["raw_products"]
    customers = sifted.accepted["raw_customers"]
    touchpoints = sifted.accepted["raw_touchpoints"]

    identified = first_identified_as(sifted.accepted["raw_identities"], touchpoints)
    known = find_persons(customers, orders, touchpoints, identified, clock)
    signals = find_signals(orders, touchpoints, identified, types, settings)
    visits = find_visits(orders, lines, products, settings)
    policy = find_policy(visits, clock.date(), rules, settings)
    has_categories = bool(lines) and bool(products)
    phases = phase_table(rules)

    persons: dict[str, Person] = {}
    purchases: dict[str, list[Purchase]] = {}
    walked: dict[str, list[Moment]] = {}
    stages: list[StageInterval] = []
    phase_history: list[PhaseInterval] = []
    for person, facts in known.items():
        if person in visits:
            purchases[person] = judge_visits(visits[person], policy, has_categories, settings)
        own = purchases.get(person, [])
        walked[person] = moments = walk(facts.known_at, signals.get(person, []), own, rules, settings)
        persons[person] = person_at(person, facts, moments, own, clock, settings)
        stages.extend(stage_intervals(person, moments, clock))
        phase_history.extend(phase_intervals(person, moments, clock, phases))

    return Journey(
        clock=clock,
        accepted={table: [row.key for row in rows] for table, rows in sifted.accepted.items()},
        rejected=sifted.rejected,
        not_yet=sifted.not_yet,
        policy=policy,
        persons=persons,
        purchases=purchases,
        stage_intervals=stages,
        phase_intervals=phase_history,
        rows=sifted.accepted,
        identified=identified,
        types=types,
        moments=walked,
        rules=rules,
        settings=settings,
    )
