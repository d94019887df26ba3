"""One stream of evidence per person: what its touchpoints and its orders that do not count say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .persons import owner
from .reading import trim
from .rows import Row
from .settings import Settings
from .touchpoint_types import TouchpointType


@dataclass(frozen=True)
class Signal:
    at: datetime
    signal: str


def counts(order: Row, settings: Settings) -> bool:
    status = order.texts["status"]
    if status is None:
        return True
    return status.lower() not in [(trim(name) or "").lower() for name in settings.excluded_order_statuses]


def find_signals(
    orders: Sequence[Row],
    touchpoints: Sequence[Row],
    identified: dict[str, str],
    types: dict[str, TouchpointType],
    settings: Settings,
) -> dict[str, list[Signal]]:
    signals: dict[str, list[Signal]] = {}
    for row in touchpoints:
        touchpoint_type = types.get(row.text("touchpoint_type"))
        if touchpoint_type is not None:
            person, _ = owner(row, identified)
            signal = touchpoint_type.signal_of(row.numbers["score"])
            signals.setdefault(person, []).append(Signal(row.time, signal))
    for row in orders:
        if not counts(row, settings):
            signals.setdefault(row.text("customer_id"), []).append(Signal(row.time, "decided"))
    return signals
