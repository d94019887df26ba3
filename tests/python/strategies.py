"""Nasty streams of events: many persons at once, each a story told in a few steps along a clock of its own.

A story knows the due dates of its fixed lapse policy, so that it can act in the very instant they fall due.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from dressing import MICROSECOND, Rows, dress
from reference import Settings
from reference.purchases import band_of, due_days, midnight_after
from reference.rhythm import expected_gap
from reference.rules import LAPSE_POLICY_FIXED
from reference.tables import AMOUNT_COLUMNS, DATE_COLUMNS, NUMBER_COLUMNS, TABLES

EXAMPLES = int(os.environ.get("JOURNEY_EXAMPLES", "8"))


def nasty(examples: int) -> settings:
    """Each example builds the marts of a shop: few are made, none is shrunk, a difference names its rows."""
    return settings(
        max_examples=examples,
        derandomize="JOURNEY_EXAMPLES" not in os.environ,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


Step = tuple[Any, ...]

FIRST_DAY = datetime(2012, 1, 1)
# No story goes on after this, so that its due dates lie before any build.
LAST_DAY = datetime(2022, 12, 31)

# --- How people, dates and numbers get written ------------------------------------------------

# Three categories, one product without, one blank; p-gone is sold but not in the catalogue.
PRODUCTS = {
    "p-tea": "tea",
    "p-cup": "cups",
    "p-green": " tea ",
    "p-card": None,
    "p-blank": "  ",
    "p-mug": "cups",
    "p-pot": "pots",
}
SOLD = ("p-tea", "p-cup", "p-gone", "p-green", "p-card", "p-tea", "p-blank", "p-cup", "p-mug", "p-pot")

# ISO 8601 dates and texts that only look like them; which is which, the reference and the SQL must agree.
ODD_DATES = (
    "2016-02-29", "2015-02-29", "2000-02-29", "1900-02-29", "20160229", "2016-02-30", "2016-13-01",
    "2016-00-10",
    "2016-04-31", "2016-1-1", "2016-01", "2016", "0000-01-01", "2016-W01-1", "2016-060", "2016-01-01T10",
    "2016-01-01T10:30", "2016-01-01t10:30:00z", "2016-01-01 24:00:00", "2016-01-01 23:59:60",
    "2016-01-01T23:60",
    "20160101T103000Z", "20160101 1030", "2016-01-01T1030", "20160101T10:30", "2016-01-01T10:30:00,25",
    "2016-01-01 10:30:00.1234567890", "2016-01-01 10:30:00.", "2016-02-29T00:30:00+01:00",
    "2015-12-31T23:30:00-0130", "2016-01-01T10:30+01", "2016-01-01T10:30+1", "2016-01-01T10:30+24:00",
    "2016-01-01T10:30-00:00", "2016-01-01T10:30 +01:00", "2016-01-01T10:30UTC", "2016-01-01+01:00",
    "2016-01-01  10:30", "\t2016-01-01T10:30 \r\n", "+2016-01-01", "-2016-01-01", "2016/01/01", "01.02.2016",
    "now", "today", "epoch", "infinity", "null", "NaN", "1451606400", "\u0662\u0660\u0661\u0666-01-01",
    "2016-01-01\u00a0", "2999-01-01", "9999-12-31T23:59:59Z", "10000-01-01",
)  # fmt: skip
ODD_NUMBERS = (
    "0", "-0", "+5", "5.", ".5", ".", "-", "1e2", "1E-2", "1e", "e1", "1e+2", "2.5e0", "1e12", "1e13",
    "-1e13", "1e99",
    "0.00004", "0.00005", "-0.00004", "-0.00005", "-0.0001", "-1", "-12.50", "1,000", "1 000", "1_000",
    "0x10",
    "00012.500", "12345678901234567890", "9999999999999", "10000000000000", "NaN", "nan",
    "inf", "-Infinity", "\u0661\u0662", "\uff11", "1.2.3", "--1", "1/2", "12 EUR", " 7 ", "\t8\n", "true",
    "null",
)  # fmt: skip
BLANKS = (None, "", "  ", "\t\r\n ")


def write_instant(at: datetime, style: int) -> str:
    """One of the ways to write an instant of UTC."""
    if at.time() == time() and style % 2:
        return at.date().isoformat()
    whole = at.isoformat(sep=" ", timespec="microseconds")
    written = (
        whole,
        at.isoformat() + "Z",
        (at + timedelta(hours=5, minutes=30)).isoformat() + "+05:30",
        (at - timedelta(hours=11)).isoformat(sep=" ") + "-11",
        at.strftime("%Y%m%dT%H%M%S") + f".{at.microsecond:06d}+0000",
        f"  {whole}789 ",
    )
    return written[style % len(written)]


# --- Steps ------------------------------------------------------------------------------------

SIGNALS = (
    "tv_ad", "site_visit", "reviews_read", "add_to_cart", "order_confirmation", "onboarding", "complaint",
    "complaint_resolved", "return", "loyalty_enrolment", "special_offer_received", "subscription_started",
    "subscription_cancelled", "bought_elsewhere", "social_mention", "referral_made", "hard_bounce",
    "no_budget",
    "requalified", "wifi_used", "unsubscribe", "carrier_pigeon", "Complaint", " complaint ",
)  # fmt: skip
SCORES = (
    *(("csat", score) for score in ("1", "2", "2.0", "2.5", "3", "3.9999", "4", "5", "0", "5.1", None)),
    *(("nps", score) for score in ("0", "6", "6.5", "7", "8", "9", "10", "-1", "11", None)),
    *(("ces", score) for score in ("3", "4", "5", None)),
    *(("review_written", score) for score in ("1", "2", "3", "4", "5", "6", None)),
    ("tv_ad", "99"),
    ("carrier_pigeon", "-5"),
)
SYMPTOM_DAYS = {
    "complaint": 90,
    "return": 90,
    "csat": 90,
    "subscription_cancelled": 180,
    "bought_elsewhere": 180,
}
ACTS = ("social_mention", "brand_defended", "referral_made", "review_written")
STATUSES = ("cancelled", " Refunded", "TEST", "pending", "completed", "shipped")

DAYS = (1, 2, 7, 15, 29, 30, 31, 61, 90, 91, 120, 180, 200, 365, 366, 400, 731)
WAITS: tuple[Step, ...] = tuple(("wait", timedelta(days=days)) for days in DAYS) + tuple(
    ("wait", span) for span in (MICROSECOND, timedelta(hours=1), timedelta(hours=23))
)
PROMISES: tuple[Step, ...] = tuple(
    ("until", promise, offset)
    for promise in ("at_risk", "lost", "symptom", "act")
    for offset in (timedelta(0), timedelta(0), -MICROSECOND, MICROSECOND, timedelta(hours=9))
)
HABITS: tuple[Step, ...] = tuple(
    ("habit", count, timedelta(days=days))
    for count, days in ((2, 5), (2, 40), (3, 10), (4, 7), (5, 40), (6, 36), (7, 30), (4, 60), (11, 20))
)
STEPS: tuple[Step, ...] = (
    *(("signal", kind, None) for kind in SIGNALS),
    *(("signal", kind, score) for kind, score in SCORES),
    *(("order", status) for status in STATUSES),
    *((("buy",),) * 12),
    *((("split",),) * 3),
    *((("midnight",),) * 4),
    *WAITS,
    *PROMISES * 2,
    *HABITS * 2,
)
# A spell: things that belong together, at one instant or nearly so.
SPELLS: tuple[tuple[Step, ...], ...] = (
    (("signal", "complaint", None), ("signal", "complaint_resolved", None)),
    (("signal", "hard_bounce", None), ("signal", "requalified", None)),
    (("signal", "hard_bounce", None), ("wait", MICROSECOND), ("signal", "quote_request", None)),
    (("signal", "no_budget", None), ("order", "cancelled")),
    (("signal", "flyer", None), ("wait", timedelta(hours=1)), ("signal", "not_interested", None)),
    (("signal", "out_of_area", None), ("wait", timedelta(days=3)), ("buy",), ("signal", "return", None)),
    (("signal", "bought_elsewhere", None), ("buy",)),
    (("signal", "complaint", None), ("buy",)),
    (("signal", "subscription_cancelled", None), ("signal", "subscription_started", None)),
    (("until", "lost", timedelta(0)), ("buy",)),
    (("until", "at_risk", timedelta(0)), ("buy",)),
    (("until", "symptom", timedelta(0)), ("signal", "complaint", None)),
    (("until", "act", timedelta(0)), ("signal", "social_mention", None)),
    (("signal", "brand_defended", None), ("habit", 6, timedelta(days=36))),
    (("habit", 6, timedelta(days=37)), ("signal", "referral_made", None), ("habit", 4, timedelta(days=35))),
    (("habit", 6, timedelta(days=36)), ("signal", "referral_converted", None),
     ("habit", 27, timedelta(days=30))),
    (("habit", 6, timedelta(days=38)), ("signal", "complaint", None), ("wait", timedelta(days=3)),
     ("signal", "complaint_resolved", None)),
    (("habit", 4, timedelta(days=8)), ("habit", 2, timedelta(days=14)), ("habit", 3, timedelta(days=9))),
    (("until", "lost", timedelta(hours=30)), ("buy",), ("signal", "complaint", None), ("wait",
    timedelta(days=20)),
     ("buy",)),
)  # fmt: skip
TALES: tuple[tuple[Step, ...], ...] = (*((step,) for step in STEPS), *SPELLS, *SPELLS)

KINDS = (
    "customer", "customer", "customer", "with account", "with account", "identified", "identified",
    "shares a device",
    "visitor", "account only", "undated account",
)  # fmt: skip


@dataclass
class Story:
    """One person's rows, written while time goes by."""

    number: int
    kind: str
    now: datetime
    settings: Settings
    rows: Rows = field(default_factory=lambda: {table.name: [] for table in TABLES})
    days: list[date] = field(default_factory=list)
    promised: dict[str, datetime] = field(default_factory=dict)
    count: int = 0

    @property
    def customer_id(self) -> str:
        return f"c{self.number:03d}"

    @property
    def anonymous_id(self) -> str:
        return f"device{self.number % 3}" if self.kind == "shares a device" else f"a{self.number:03d}"

    def take(self, step: Step) -> None:
        """Do what the step says, unless the story has come to its end."""
        if self.now >= LAST_DAY:
            return
        match step:
            case ("wait", timedelta() as span):
                self.now += span
            case ("until", str() as promise, timedelta() as offset):
                due = self.promised.get(promise)
                if due is not None and due + offset >= self.now:
                    self.now = due + offset
            case ("midnight",):
                self.now = datetime.combine(self.now.date(), time()) + timedelta(days=1)
            case ("signal", str() as kind, score):
                self.touch(kind, score)
            case ("order", str() as status):
                self.order(self.now, status)
            case ("buy",):
                self.order(self.now)
            case ("split",):
                for later in (timedelta(0), timedelta(0), timedelta(hours=2), -timedelta(minutes=5)):
                    self.order(self.now + later)
            case ("habit", int() as count, timedelta() as span):
                for _ in range(count):
                    self.take(("buy",))
                    self.now += span

    def next_number(self) -> int:
        self.count += 1
        return self.count

    def currency(self, number: int) -> str | None:
        if self.settings.reporting_currency and number % 7 == 3:
            return "usd"
        return (None, "EUR", " eur ")[number % 3]

    def loaded_at(self, at: datetime) -> str | None:
        """Mostly unknown; sometimes the longest before the event that is believed, or a microsecond more."""
        spans = {3: timedelta(days=-1), 5: timedelta(days=2), 8: timedelta(days=-1) - MICROSECOND}
        span = spans.get((self.number + self.count) % 23)
        return None if span is None else write_instant(at + span, self.count)

    def order(self, at: datetime, status: str | None = None) -> None:
        if self.kind in ("visitor", "account only", "undated account"):
            return
        number = self.next_number()
        order_id = f"{self.customer_id}-{number}"
        self.rows["raw_orders"].append({
            "order_id": order_id,
            "customer_id": self.customer_id,
            "ordered_at": write_instant(at, number),
            "net_amount": f"{number}.50",
            "status": status,
            "currency": self.currency(number),
            "loaded_at": self.loaded_at(at),
        })  # fmt: skip
        for line in range(number % 3):
            self.rows["raw_order_lines"].append({
                "order_id": order_id,
                "line_number": str(line + 1),
                "product_id": SOLD[(number + line + self.number) % len(SOLD)],
                "quantity": "1",
                "net_amount": "2.5",
            })  # fmt: skip
        self.promised["order leaves window"] = at + timedelta(days=self.settings.loyalty_window_days)
        if status is None or status in ("completed", "shipped"):
            self.promise_due_dates(at)

    def promise_due_dates(self, at: datetime) -> None:
        """When silence after the latest purchase becomes at risk and lost under the fixed policy."""
        if at.date() not in self.days:
            self.days = sorted([*self.days, at.date()])
        gaps = [(later - earlier).days for earlier, later in zip(self.days, self.days[1:], strict=False)]
        band = band_of(LAPSE_POLICY_FIXED, len(self.days))
        at_risk, lost = due_days(
            band, expected_gap(gaps, band.typical_gap_days, self.settings), self.settings
        )
        self.promised["at_risk"] = midnight_after(self.days[-1], at_risk)
        self.promised["lost"] = midnight_after(self.days[-1], lost)

    def touch(self, kind: str, score: str | None = None) -> None:
        if self.kind in ("account only", "undated account"):
            return
        number = self.next_number()
        is_customer = self.kind in ("customer", "with account") or (
            self.kind != "visitor" and number % 3 == 0
        )
        is_anonymous = not is_customer or number % 6 == 0
        self.rows["raw_touchpoints"].append({
            "touchpoint_id": f"{self.customer_id}-{number}",
            "occurred_at": write_instant(self.now, number),
            "touchpoint_type": kind,
            "customer_id": self.customer_id if is_customer else None,
            "anonymous_id": self.anonymous_id if is_anonymous else None,
            "score": score,
            "loaded_at": self.loaded_at(self.now),
        })  # fmt: skip
        self.promised["touchpoint leaves window"] = self.now + timedelta(
            days=self.settings.loyalty_window_days
        )
        self.promised["dormant"] = self.now + timedelta(days=self.settings.prospect_dormant_days)
        if kind in SYMPTOM_DAYS:
            self.promised["symptom"] = self.now + timedelta(days=SYMPTOM_DAYS[kind])
        if kind in ACTS:
            self.promised["act"] = self.now + timedelta(days=self.settings.advocacy_days)

    def introduce(self, offset: timedelta | None) -> None:
        """The account and the identification, so long after the start of the story; None is no date."""
        at = None if offset is None else write_instant(self.now + offset, self.number)
        if self.kind in ("with account", "account only"):
            self.rows["raw_customers"].append({"customer_id": self.customer_id, "created_at": at})
        if self.kind == "undated account":
            self.rows["raw_customers"].append({"customer_id": self.customer_id, "loaded_at": at})
        if self.kind in ("identified", "shares a device"):
            self.rows["raw_identities"].append(
                {"anonymous_id": self.anonymous_id, "customer_id": self.customer_id, "identified_at": at}
            )


# --- Bad rows ---------------------------------------------------------------------------------

BOLD = tuple((table.name, column) for table in TABLES for column in table.bold)
READ = tuple(
    (table.name, column)
    for table in TABLES
    for column in table.columns
    if column in DATE_COLUMNS | AMOUNT_COLUMNS | NUMBER_COLUMNS
)
REPEATED = (
    *((table.name, None) for table in TABLES),
    ("raw_orders", "ordered_at"), ("raw_orders", "customer_id"), ("raw_orders", "loaded_at"),
    ("raw_orders", "status"), ("raw_touchpoints", "touchpoint_type"), ("raw_touchpoints", "occurred_at"),
    ("raw_touchpoints", "loaded_at"), ("raw_customers", "created_at"), ("raw_products", "category"),
    ("raw_order_lines", "product_id"), ("raw_identities", "identified_at"),
)  # fmt: skip
OTHER_TEXTS = (
    "Z", "a", "\u00e9", "\ufb01", "\U0001f6d2", "2016-02-29", "2015-01-01T00:00:00+00:00", "2017-01-01 00:00",
    "2025-06-01T12:00:00", None,
)  # fmt: skip


# One row for every reason that a row is rejected by itself.
FAULTS = (
    *((table, column, "") for table, column in BOLD),
    ("raw_touchpoints", "customer_id", None),
    *((table, column, "unreadable") for table, column in READ),
    *((table.name, table.own_time, "2999-01-01") for table in TABLES if table.own_time),
    *((table, column, "-1") for table, column in READ if column in AMOUNT_COLUMNS),
)


@st.composite
def spoilings(draw: st.DrawFn) -> tuple[str, str | None, str | None, bool]:
    """Table, column and its new text; whether a copy of the row is spoilt and the row itself kept."""
    match draw(st.sampled_from(("blank", "odd", "odd", "odd", "repeat", "repeat"))):
        case "blank":
            return *draw(st.sampled_from(BOLD)), draw(st.sampled_from(BLANKS)), False
        case "odd":
            table, column = draw(st.sampled_from(READ))
            odd_texts = ODD_DATES if column in DATE_COLUMNS else ODD_NUMBERS
            return table, column, draw(st.sampled_from(odd_texts)), False
        case _:
            return *draw(st.sampled_from(REPEATED)), draw(st.sampled_from(OTHER_TEXTS)), True


def spoil(
    rows: Rows, position: int, table: str, column: str | None, text: str | None, is_repeat: bool = False
) -> None:
    if not rows[table]:
        return
    row = rows[table][position % len(rows[table])]
    if is_repeat:
        row = dict(row)
        rows[table].append(row)
    if column is not None:
        row[column] = text


# --- Shops ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shop:
    raw: Rows
    # Instants at which something falls due, to look at the shop just then.
    promised: Sequence[datetime]


def story_settings(**variables: Any) -> Settings:
    """Settings of a build that starts now."""
    return Settings(build_started_at=datetime.now(UTC).replace(tzinfo=None), **variables)


@st.composite
def stories(draw: st.DrawFn, number: int, settings: Settings) -> Story:
    kind = draw(st.sampled_from(KINDS))
    start = FIRST_DAY + draw(st.sampled_from((0, 0, 1, 30, 365, 1500))) * timedelta(days=1)
    story = Story(number, kind, start + draw(st.sampled_from((0, 0, 9, 23))) * timedelta(hours=1), settings)
    days = draw(st.sampled_from((None, 0, 0, 1, -1, 90, 1000)))
    story.introduce(None if days is None else timedelta(days=days))
    for tale in draw(st.lists(st.sampled_from(TALES), min_size=3, max_size=18)):
        for step in tale:
            story.take(step)
    return story


@st.composite
def shops(draw: st.DrawFn, settings: Settings, persons: int = 60, odd_rows: int = 30) -> Shop:
    """A shop with so many persons, a row rejected for every reason, and so many odd rows."""
    rows: Rows = {table.name: [] for table in TABLES}
    promised: set[datetime] = set()
    for number in range(persons):
        story = draw(stories(number, settings))
        for table, written in story.rows.items():
            rows[table] += written
        promised |= {at for at in story.promised.values() if at < datetime.now(UTC).replace(tzinfo=None)}
    rows["raw_products"] = [{"product_id": name, "category": category} for name, category in PRODUCTS.items()]
    rows["raw_order_lines"].append(
        {
            "order_id": "no such order",
            "line_number": "1",
            "product_id": "p-tea",
            "quantity": "1",
            "net_amount": "1",
        }
    )
    rows["raw_identities"].append(
        {"anonymous_id": "nobody's", "customer_id": "nobody", "identified_at": None}
    )
    dress(rows, count_added=2 * persons)
    for fault in FAULTS:
        spoil(rows, draw(st.integers(0, 9999)), *fault)
    for _ in range(odd_rows):
        spoil(rows, draw(st.integers(0, 9999)), *draw(spoilings()))
    if draw(st.booleans()) and promised:
        # The last thing that happens anywhere happens when something falls due.
        at = draw(st.sampled_from(sorted(promised)[-20:]))
        rows["raw_touchpoints"].append(
            {
                "touchpoint_id": "last",
                "occurred_at": at.isoformat(),
                "touchpoint_type": "tv_ad",
                "customer_id": "c000",
            }
        )
    return Shop(rows, sorted(promised))
