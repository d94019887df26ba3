"""Reading one text: trimmed, then as a date or as a number."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from .rounding import half_up

BLANKS = " \t\r\n"

ZONE = r"(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?"
SECONDS = r"(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?"
EXTENDED = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"(?:[Tt ](?P<hour>\d\d):(?P<minute>\d\d)(?::{SECONDS})?{ZONE})?",
    re.ASCII,
)
BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
    rf"(?:[Tt ](?P<hour>\d\d)(?P<minute>\d\d)(?:{SECONDS})?{ZONE})?",
    re.ASCII,
)
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
TOO_LARGE = 10**13


def trim(text: str | None) -> str | None:
    """Text without the blanks around it; empty text is null."""
    return (text or "").strip(BLANKS) or None


def read_offset(zone: str | None) -> timedelta | None:
    """How far the local time is ahead of UTC; None when no such offset exists."""
    if zone is None or zone in "Zz":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or "0")
    if hours > 23 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return -ahead if zone[0] == "-" else ahead


def read_instant(text: str) -> datetime | None:
    """An ISO 8601 date or date and time in UTC; None when it cannot be read."""
    match = EXTENDED.fullmatch(text) or BASIC.fullmatch(text)
    if match is None:
        return None
    offset = read_offset(match["zone"])
    if offset is None:
        return None
    # Digits beyond the microsecond are cut off.
    microsecond = int((match["fraction"] or "")[:6].ljust(6, "0"))
    try:
        local = datetime(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            int(match["hour"] or "0"),
            int(match["minute"] or "0"),
            int(match["second"] or "0"),
            microsecond,
        )
        return local - offset
    except (ValueError, OverflowError):
        return None


def is_date_alone(text: str) -> bool:
    """Of a readable text: only the two date forms are this short."""
    return len(text) in (len("YYYY-MM-DD"), len("YYYYMMDD"))


def read_number(text: str) -> Fraction | None:
    """A plain decimal number, exact; None when it cannot be read."""
    if NUMBER.fullmatch(text) is None:
        return None
    number = Fraction(Decimal(text))
    return None if abs(number) >= TOO_LARGE else number


def read_amount(text: str) -> Fraction | None:
    """An amount, or another number of a row, kept to 4 decimals."""
    number = read_number(text)
    if number is None:
        return None
    rounded = half_up(abs(number), 4)
    return -rounded if number < 0 else rounded
