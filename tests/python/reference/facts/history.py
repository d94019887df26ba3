"""Looking up a person's state at an instant, and just before it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime

from ..timeline import Moment


def moment_at(moments: Sequence[Moment], at: datetime) -> Moment | None:
    """The state from this instant on; None before the person was known."""
    position = bisect_right(moments, at, key=lambda moment: moment.at)
    return moments[position - 1] if position else None


def moment_before(moments: Sequence[Moment], at: datetime) -> Moment | None:
    """The state up to this instant; None where the person was not known before it."""
    position = bisect_left(moments, at, key=lambda moment: moment.at)
    return moments[position - 1] if position else None


def stage_from(moments: Sequence[Moment], at: datetime) -> str | None:
    moment = moment_at(moments, at)
    return moment.stage if moment else None


def stage_until(moments: Sequence[Moment], at: datetime) -> str | None:
    moment = moment_before(moments, at)
    return moment.stage if moment else None
