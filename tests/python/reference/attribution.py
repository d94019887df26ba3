"""Paths to a conversion and who gets the credit, by the rules that look at single touchpoints.

Exact fractions throughout; only time decay, a power of a half, is a floating-point number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import combinations
from math import factorial

from .acceptance import sift
from .intervals import StageInterval
from .persons import first_identified_as, owner
from .rounding import half_up
from .rules import Rules
from .settings import Settings
from .signals import counts
from .tables import RawTables
from .touchpoint_types import touchpoint_types

PATH_PHASES = ("awareness", "consideration", "decision")
CUSTOMER_STAGES = ("new", "repeat", "loyal", "advocate")
LOOKBACK = timedelta(days=30)
HALF_LIFE = timedelta(days=7)


@dataclass(frozen=True)
class Touch:
    touchpoint_id: str
    customer_id: str
    at: datetime
    channel: str | None
    phase: str | None

    @property
    def shown_channel(self) -> str:
        return self.channel or "(unknown)"


@dataclass(frozen=True)
class Conversion:
    kind: str
    customer_id: str
    at: datetime
    amount: Fraction
    order_id: str | None = None

    @property
    def amount_to_share(self) -> Fraction:
        """To the cent."""
        return half_up(self.amount, 2)


def kind_of_transition(from_stage: str | None, to_stage: str) -> str | None:
    """The conversion that a change of stage is, if any."""
    if (from_stage, to_stage) == ("prospect", "new"):
        return "prospect_to_new"
    if (from_stage, to_stage) == ("new", "repeat"):
        return "new_to_repeat"
    if from_stage == "at_risk" and to_stage in CUSTOMER_STAGES:
        return "at_risk_to_customer"
    if (from_stage, to_stage) == ("lost", "won_back"):
        return "lost_to_won_back"
    return None


def path_of(
    conversion: Conversion, conversions: Sequence[Conversion], touches: Sequence[Touch]
) -> list[Touch]:
    """The touchpoints that led to it; `conversions` and `touches` are those of the same person."""
    earlier = [
        other.at
        for other in conversions
        if other.kind == conversion.kind and other.at.date() < conversion.at.date()
    ]
    path = [
        touch
        for touch in touches
        if touch.phase in PATH_PHASES
        and conversion.at - LOOKBACK <= touch.at <= conversion.at
        and (not earlier or touch.at > max(earlier))
    ]
    return sorted(path, key=lambda touch: (touch.at, touch.touchpoint_id))


def path_without_conversion(
    kind: str, conversions: Sequence[Conversion], touches: Sequence[Touch]
) -> list[Touch]:
    """A person's touchpoints after the last conversion of a kind."""
    earlier = [other.at for other in conversions if other.kind == kind]
    path = [
        touch for touch in touches if touch.phase in PATH_PHASES and (not earlier or touch.at > max(earlier))
    ]
    return sorted(path, key=lambda touch: (touch.at, touch.touchpoint_id))


def credits(path: Sequence[Touch]) -> Iterator[tuple[str, str, Fraction]]:
    """Model, touchpoint and credit, for every credit above zero."""
    last = len(path) - 1
    not_direct = [position for position, touch in enumerate(path) if touch.channel != "direct"]
    yield "first", path[0].touchpoint_id, Fraction(1)
    yield "last", path[last].touchpoint_id, Fraction(1)
    yield "last_non_direct", path[not_direct[-1] if not_direct else last].touchpoint_id, Fraction(1)

    weights = [Fraction(2 ** -((path[last].at - touch.at) / HALF_LIFE)) for touch in path]
    for position, touch in enumerate(path):
        yield "linear", touch.touchpoint_id, Fraction(1, len(path))
        yield "time_decay", touch.touchpoint_id, weights[position] / sum(weights)
        if last == 0:
            share = Fraction(1)
        elif last == 1:
            share = Fraction(1, 2)
        elif position in (0, last):
            share = Fraction(40, 100)
        else:
            share = Fraction(20, 100) / (len(path) - 2)
        yield "position", touch.touchpoint_id, share


def shapley_by_subsets(paths: Sequence[frozenset[str]]) -> dict[str, Fraction]:
    """The Shapley value by its definition, over all subsets of channels.

    `paths`: the channels of each converting path. A set is worth the paths that need no other channel.
    """
    channels = sorted(set().union(*paths)) if paths else []
    size = len(channels)

    def worth(team: frozenset[str]) -> int:
        return sum(1 for path in paths if path <= team)

    values = {}
    for channel in channels:
        others = [other for other in channels if other != channel]
        value = Fraction(0)
        for count in range(size):
            weight = Fraction(factorial(count) * factorial(size - count - 1), factorial(size))
            for team in combinations(others, count):
                without = frozenset(team)
                value += weight * (worth(without | {channel}) - worth(without))
        values[channel] = value
    return values


def removal_effects_by_definition(
    converting: Sequence[Sequence[str]], others: Sequence[Sequence[str]]
) -> dict[str, Fraction]:
    """Conversions missing without each channel, as a share: the chain is solved anew for every removal.

    `converting` and `others`: the channels of each path in order, those that led to a conversion and those
    that did not. Solved by Gaussian elimination in fractions.
    """
    steps: dict[str, dict[str, int]] = {}
    for paths, end in ((converting, ">conversion"), (others, ">nothing")):
        for path in paths:
            if path:
                for source, target in zip([">start", *path], [*path, end], strict=True):
                    steps.setdefault(source, {})[target] = steps.setdefault(source, {}).get(target, 0) + 1
    channels = sorted(set(steps) - {">start"})
    if ">start" not in steps:
        return {}
    whole = chance_of_conversion(steps, channels)
    if whole == 0:
        return dict.fromkeys(channels, Fraction(0))
    return {
        channel: 1 - chance_of_conversion(steps, [other for other in channels if other != channel]) / whole
        for channel in channels
    }


def chance_of_conversion(steps: Mapping[str, Mapping[str, int]], channels: Sequence[str]) -> Fraction:
    """The probability to get from the start to a conversion through these channels alone."""
    states = [">start", *channels]
    rows = []
    for state in states:
        total = sum(steps[state].values())
        row = [
            Fraction(int(state == other)) - Fraction(steps[state].get(other, 0), total) for other in states
        ]
        rows.append([*row, Fraction(steps[state].get(">conversion", 0), total)])
    for column in range(len(states)):
        pivot = next(line for line in range(column, len(states)) if rows[line][column] != 0)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        divisor = rows[column][column]
        rows[column] = [value / divisor for value in rows[column]]
        for line in range(len(states)):
            factor = rows[line][column]
            if line != column and factor != 0:
                rows[line] = [
                    value - factor * own for value, own in zip(rows[line], rows[column], strict=True)
                ]
    return rows[0][-1]


@dataclass(frozen=True)
class Facts:
    """What attribution looks at, by person."""

    touches: dict[str, list[Touch]]
    conversions: dict[str, list[Conversion]]


def facts(raw: RawTables, rules: Rules, settings: Settings, stages: Sequence[StageInterval]) -> Facts:
    """The touchpoints and conversions of everyone in the raw tables; `stages` is everyone's history."""
    types = touchpoint_types(rules.touchpoint_types)
    phases = {row["touchpoint_type"]: row["journey_phase"] for row in rules.touchpoint_types}
    accepted = sift(raw, rules, types, settings).accepted
    identified = first_identified_as(accepted["raw_identities"], accepted["raw_touchpoints"])

    touches: dict[str, list[Touch]] = {}
    for row in accepted["raw_touchpoints"]:
        person, _ = owner(row, identified)
        phase = phases.get(row.texts["touchpoint_type"])
        touch = Touch(row.text("touchpoint_id"), person, row.time, row.texts["channel"], phase)
        touches.setdefault(person, []).append(touch)

    conversions: dict[str, list[Conversion]] = {}
    purchases: dict[tuple[str, date], list[Conversion]] = {}
    for row in accepted["raw_orders"]:
        if counts(row, settings):
            amount = row.numbers["net_amount"] or Fraction(0)
            order = Conversion("order", row.text("customer_id"), row.time, amount, row.text("order_id"))
            conversions.setdefault(order.customer_id, []).append(order)
            purchases.setdefault((order.customer_id, order.at.date()), []).append(order)
    for stay in stages:
        kind = kind_of_transition(stay.previous_stage, stay.stage)
        if kind:
            # The orders of the purchase that made the change, if one did.
            orders = purchases.get((stay.customer_id, stay.entered_at.date()), [])
            made_it = bool(orders) and min(order.at for order in orders) == stay.entered_at
            amount = sum((order.amount for order in orders), Fraction(0)) if made_it else Fraction(0)
            conversion = Conversion(kind, stay.customer_id, stay.entered_at, amount)
            conversions.setdefault(stay.customer_id, []).append(conversion)
    return Facts(touches, conversions)
