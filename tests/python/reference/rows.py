"""One raw row: its texts, its dates and its numbers, or the first of the reasons 1 to 6 to reject it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .reading import read_amount, read_instant, trim
from .rules import Rules
from .settings import Settings
from .tables import AMOUNT_COLUMNS, DATE_COLUMNS, NUMBER_COLUMNS, ORDERS, TOUCHPOINTS, RawRow, Table
from .touchpoint_types import TouchpointType

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    table: Table
    texts: dict[str, str | None]
    dates: dict[str, datetime | None]
    numbers: dict[str, Fraction | None]

    def text(self, column: str) -> str:
        """A text that may not be null."""
        text = self.texts[column]
        assert text is not None
        return text

    @property
    def key(self) -> tuple[str | None, ...]:
        return tuple(self.texts[column] for column in self.table.key)

    @property
    def raw_key(self) -> str:
        return "|".join(part or "" for part in self.key)

    @property
    def own_time(self) -> datetime | None:
        return self.dates[self.table.own_time] if self.table.own_time else None

    @property
    def time(self) -> datetime:
        """An own time that may not be null."""
        time = self.own_time
        assert time is not None
        return time


def read_row(table: Table, raw: RawRow) -> tuple[Row, str | None]:
    """The row, and the reason missing or unreadable when there is one."""
    row = Row(table, {column: trim(raw.get(column)) for column in table.columns}, {}, {})
    unreadable = None
    for column in table.columns:
        text = row.texts[column]
        value: datetime | Fraction | None = None
        if column in DATE_COLUMNS:
            value = row.dates[column] = read_instant(text) if text else None
        elif column in AMOUNT_COLUMNS | NUMBER_COLUMNS:
            value = row.numbers[column] = read_amount(text) if text else None
        else:
            continue
        if text is not None and value is None and unreadable is None:
            unreadable = f"unreadable_{column}"
    return row, missing(row) or unreadable


def missing(row: Row) -> str | None:
    for column in row.table.bold:
        if row.texts[column] is None:
            return f"missing_{column}"
    if row.table is TOUCHPOINTS and row.texts["customer_id"] is None and row.texts["anonymous_id"] is None:
        return "missing_customer_id"
    return None


def is_future(row: Row, build_started_at: datetime) -> bool:
    time = row.own_time
    if time is None:
        return False
    loaded_at = row.dates.get("loaded_at")
    return time - build_started_at > ONE_DAY or (loaded_at is not None and time - loaded_at > ONE_DAY)


def has_negative_amount(row: Row) -> bool:
    amounts = (amount for column, amount in row.numbers.items() if column in AMOUNT_COLUMNS)
    return any(amount is not None and amount < 0 for amount in amounts)


def is_out_of_scale(row: Row, types: dict[str, TouchpointType]) -> bool:
    if row.table is not TOUCHPOINTS or row.numbers["score"] is None:
        return False
    touchpoint_type = types.get(row.text("touchpoint_type"))
    return touchpoint_type is not None and touchpoint_type.is_out_of_scale(row.numbers["score"])


def currency_code(text: str | None) -> str | None:
    code = trim(text)
    return code.upper() if code else None


def known_currencies(rules: Rules) -> set[str]:
    """The currencies with a rate."""
    codes = {currency_code(row.get("currency")) for row in rules.exchange_rates if trim(row.get("rate"))}
    return {code for code in codes if code}


def has_no_rate(row: Row, reporting_currency: str | None, currencies: set[str]) -> bool:
    if row.table is not ORDERS or reporting_currency is None:
        return False
    currency = currency_code(row.texts["currency"])
    return currency is not None and currency != reporting_currency and currency not in currencies


@dataclass(frozen=True)
class Checks:
    """What the reasons 3 to 6 look things up in."""

    build_started_at: datetime
    types: dict[str, TouchpointType]
    reporting_currency: str | None
    currencies: set[str]


def checks(rules: Rules, types: dict[str, TouchpointType], settings: Settings) -> Checks:
    reporting_currency = currency_code(settings.reporting_currency)
    return Checks(settings.build_started_at, types, reporting_currency, known_currencies(rules))


def check_row(table: Table, raw: RawRow, checks: Checks) -> tuple[Row, str | None]:
    """The row and the first of the reasons 1 to 6 that applies."""
    row, reason = read_row(table, raw)
    if reason:
        return row, reason
    if is_future(row, checks.build_started_at):
        return row, "future_date"
    if has_negative_amount(row):
        return row, "negative_amount"
    if is_out_of_scale(row, checks.types):
        return row, "score_out_of_scale"
    if has_no_rate(row, checks.reporting_currency, checks.currencies):
        return row, "no_exchange_rate"
    return row, None
