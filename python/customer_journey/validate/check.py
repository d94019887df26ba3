"""What a door is made of: tables to measure, what is expected of their columns, and what was seen."""

from dataclasses import dataclass
from typing import Literal

# number: the one value of a table of one row.  each: every row.  filled: no row is null.
# unlike: no row matches the pattern.  holds: these values are all there.
Kind = Literal["number", "each", "filled", "unlike", "holds"]
Unit = Literal["", "%", "days", "times"]
Result = Literal["failed", "passed", "not applicable"]


@dataclass(frozen=True)
class Asset:
    """A table copied out of the database; its column row_name says in words which row is which."""

    name: str
    sql: str
    # Marts, or columns as `mart.column`, that may not be there; without them the asset is left out.
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """One expectation of one column, with its bounds and the reason for them."""

    asset: str
    column: str
    says: str
    why: str
    kind: Kind = "number"
    at_least: float | None = None
    at_most: float | None = None
    unit: Unit = ""
    pattern: str = ""
    values: tuple[str, ...] = ()
    # What the check is about, as `raw_table.column`, where a shop may not have it.
    of: str = ""

    @property
    def words(self) -> str:
        return f"{self.says}: {bound}" if (bound := self._bound()) else self.says

    def _bound(self) -> str:
        low, high = self.at_least, self.at_most
        if low is not None and high is not None:
            return range_in_words(low, high, self.unit)
        if low is not None:
            return f"at least {in_words(low, self.unit)}"
        return f"at most {in_words(high, self.unit)}" if high is not None else ""


@dataclass(frozen=True)
class Outcome:
    """A check, what was seen, and whether that is as expected."""

    check: Check
    observed: str
    result: Result


@dataclass(frozen=True)
class Door:
    """One side of the project: what is measured there and what is expected."""

    title: str
    assets: tuple[Asset, ...]
    checks: tuple[Check, ...]


def range_in_words(low: float, high: float, unit: Unit) -> str:
    """A range, its unit said once; a single number where it starts and ends with the same."""
    if low == high:
        return in_words(low, unit)
    return f"{in_words(low, '%' if unit == '%' else '')} to {in_words(high, unit)}"


def in_words(number: float, unit: Unit) -> str:
    """A number as people write it: a share in percent, anything else with its unit after it."""
    if unit == "%":
        percent = 100 * number
        # Near nothing and near all, the decimals are what matters.
        text = f"{percent:.1f}" if 1 <= abs(percent) <= 99 else f"{percent:.3f}"
        return f"{text.rstrip('0').rstrip('.')} %"
    text = f"{number:,.0f}" if number == round(number) else f"{number:,.4g}"
    return f"{text} {unit}".strip()
