"""The six raw tables of JOURNEY.md section 0, typed: from codes and days to columns."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from .arrays import NONE, Flags, Floats, Ints, Rng, chance
from .identities import Identities, Visibility
from .orders import COUPONS, STATUSES, Lines, Orders
from .people import People
from .products import Catalogue
from .shop import Shop
from .touchpoints import CAMPAIGN_THEMES, CHANNELS, CONTENTS, STRATEGIES, TYPES, Details, Touchpoints

TEXT, AMOUNT, TIME, DAY = pa.string(), pa.decimal128(18, 2), pa.timestamp("us"), pa.date32()

SCHEMAS: dict[str, pa.Schema] = {
    "raw_orders": pa.schema([
        ("order_id", TEXT), ("customer_id", TEXT), ("ordered_at", TIME), ("net_amount", AMOUNT),
        ("status", TEXT), ("channel", TEXT), ("currency", TEXT), ("list_amount", AMOUNT),
        ("discount_amount", AMOUNT), ("coupon_code", TEXT), ("points_earned", pa.int32()),
        ("points_redeemed", pa.int32()), ("is_reorder", pa.bool_()), ("loaded_at", TIME),
    ]),
    "raw_order_lines": pa.schema([
        ("order_id", TEXT), ("line_number", pa.int32()), ("product_id", TEXT), ("quantity", pa.int32()),
        ("net_amount", AMOUNT), ("list_amount", AMOUNT), ("discount_amount", AMOUNT),
    ]),
    "raw_products": pa.schema([
        ("product_id", TEXT), ("product_name", TEXT), ("category", TEXT), ("launched_on", DAY),
    ]),
    "raw_customers": pa.schema([
        ("customer_id", TEXT), ("created_at", TIME), ("email", TEXT), ("country", TEXT),
        ("customer_kind", TEXT), ("marketing_consent", pa.bool_()), ("loaded_at", TIME),
    ]),
    "raw_touchpoints": pa.schema([
        ("touchpoint_id", TEXT), ("occurred_at", TIME), ("touchpoint_type", TEXT), ("customer_id", TEXT),
        ("anonymous_id", TEXT), ("channel", TEXT), ("campaign_id", TEXT), ("content_id", TEXT),
        ("strategy", TEXT), ("score", pa.int32()), ("related_customer_id", TEXT), ("cost", AMOUNT),
        ("loaded_at", TIME),
    ]),
    "raw_identities": pa.schema([("anonymous_id", TEXT), ("customer_id", TEXT), ("identified_at", TIME)]),
}  # fmt: skip

ADJECTIVES = ("Small", "Blue", "Classic", "Light", "Strong", "Soft", "Round", "New")
NOUNS = {"home": "Lamp", "garden": "Planter", "kitchen": "Pan", "clothing": "Scarf", "toys": "Puzzle",
         "sports": "Ball", "beauty": "Soap", "books": "Reader"}  # fmt: skip

CHUNK_ORDERS, CHUNK_TOUCHPOINTS = 2_000_000, 10_000_000
"""Ids set aside for each chunk."""


def orders_table(rng: Rng, shop: Shop, people: People, orders: Orders, chunk: int) -> pa.Table:
    """Typed raw_orders of one chunk."""
    size = len(orders)
    currency = np.where(chance(rng, 0.03, size), NONE, 0)
    status = np.where((orders.status == 2) & chance(rng, 0.02, size), 3, orders.status)
    return _table("raw_orders", [
        ids("O", chunk * CHUNK_ORDERS + 1 + np.arange(size)),
        customer_ids(people, orders.person),
        times(orders.at),
        amounts(orders.net),
        words(status, STATUSES),
        words(orders.channel, list(shop.channels)),
        words(currency, ["EUR"]),
        amounts(orders.list_amount),
        amounts(orders.discount),
        words(orders.coupon, COUPONS),
        whole(orders.points_earned),
        whole(orders.points_redeemed),
        flags(orders.is_reorder),
        loaded(rng, orders.at),
    ])  # fmt: skip


def lines_table(rng: Rng, orders: Orders, lines: Lines, chunk: int) -> pa.Table:
    """Typed raw_order_lines of one chunk."""
    no_list = chance(rng, 0.02, len(lines.order))
    return _table("raw_order_lines", [
        ids("O", chunk * CHUNK_ORDERS + 1 + lines.order),
        whole(lines.number),
        product_ids(lines.product),
        whole(lines.quantity),
        amounts(lines.net),
        amounts(np.where(no_list, NONE, lines.list_amount)),
        amounts(np.where(no_list, NONE, lines.discount)),
    ])  # fmt: skip


def products_table(shop: Shop, catalogue: Catalogue) -> pa.Table:
    """Typed raw_products."""
    size = len(catalogue.category)
    names = [f"{ADJECTIVES[index % len(ADJECTIVES)]} {NOUNS.get(shop.categories[code], 'Thing')} {index + 1}"
             for index, code in enumerate(catalogue.category)]  # fmt: skip
    days = np.nan_to_num(catalogue.launched_on).astype(np.int64).astype("datetime64[D]")
    return _table("raw_products", [
        product_ids(np.arange(size)),
        pa.array(names),
        words(np.where(catalogue.is_uncategorised, NONE, catalogue.category), shop.categories),
        pa.array(days, mask=np.isnan(catalogue.launched_on)),
    ])  # fmt: skip


def customers_table(rng: Rng, shop: Shop, people: People, end: float) -> pa.Table:
    """Typed raw_customers of one chunk: everyone who opened an account before `end`."""
    who = np.flatnonzero(people.has_account & (people.created_at < end))
    size = len(who)
    created = np.where(chance(rng, 0.01, size), np.nan, people.created_at[who])
    kind = np.where(chance(rng, 0.02, size), NONE, people.is_b2b[who].astype(np.int64))
    number = people.first_number + who
    email = pc.binary_join_element_wise("person", pa.array(number).cast(TEXT), "@example.com", "")
    return _table("raw_customers", [
        customer_ids(people, who),
        times(created),
        pc.if_else(pa.array(chance(rng, 0.03, size)), pa.scalar(None, TEXT), _joined("", email)),
        words(np.where(chance(rng, 0.03, size), NONE, people.country[who]), list(shop.countries)),
        words(kind, ["b2c", "b2b"]),
        flags(people.consent[who]),
        loaded(rng, people.created_at[who]),
    ])  # fmt: skip


def touchpoints_table(
    rng: Rng, people: People, touchpoints: Touchpoints, details: Details, visible: Visibility, chunk: int
) -> pa.Table:
    """Typed raw_touchpoints of one chunk."""
    size = len(touchpoints)
    first = int(details.campaign[details.campaign != NONE].min(initial=2**40))
    campaigns = [_campaign(first + step) for step in range(int(details.campaign.max(initial=0)) - first + 1)]
    campaign = np.where(details.campaign == NONE, NONE, details.campaign - first)
    return _table("raw_touchpoints", [
        ids("T", chunk * CHUNK_TOUCHPOINTS + 1 + np.arange(size)),
        times(touchpoints.at),
        words(touchpoints.kind, TYPES),
        customer_ids(people, np.where(visible.is_named, touchpoints.person, NONE)),
        device_ids(people, visible.device),
        words(details.channel, CHANNELS),
        words(campaign, campaigns or ["none"]),
        words(details.content, [f"content-{code + 1:02d}" for code in range(CONTENTS)]),
        words(touchpoints.strategy, STRATEGIES),
        whole(touchpoints.score),
        customer_ids(people, touchpoints.related),
        amounts(details.cost),
        loaded(rng, touchpoints.at),
    ])  # fmt: skip


def identities_table(people: People, identities: Identities) -> pa.Table:
    """Typed raw_identities of one chunk."""
    return _table("raw_identities", [
        device_ids(people, identities.device),
        customer_ids(people, identities.person),
        times(identities.at),
    ])  # fmt: skip


def ids(letter: str, numbers: Ints, absent: Flags | None = None) -> pa.Array:
    """Letter and number, null where absent."""
    return _joined(letter, pa.array(numbers, mask=absent).cast(TEXT))


def customer_ids(people: People, person: Ints) -> pa.Array:
    """Customer ids of indices into People."""
    return ids("C", people.first_number + person, person == NONE)


def device_ids(people: People, device: Ints) -> pa.Array:
    """Anonymous ids of devices."""
    return ids("A", 2 * people.first_number + device, device == NONE)


def product_ids(product: Ints) -> pa.Array:
    """Product ids of indices into the catalogue."""
    return ids("P", product + 1)


def times(days: Floats) -> pa.Array:
    """Days since 1970 as timestamps of whole seconds in UTC, NaN as null."""
    absent = np.isnan(days)
    seconds = np.floor(np.where(absent, 0, days) * 86400).astype(np.int64)
    return pa.array((seconds * 1_000_000).astype("datetime64[us]"), mask=absent)


def amounts(cents: Ints) -> pa.Array:
    """Cents as decimal(18,2), NONE as null."""
    halves = np.empty((len(cents), 2), np.int64)  # little end first: a decimal is one 128 bit integer
    halves[:, 0], halves[:, 1] = cents, np.where(cents < 0, -1, 0)
    valid = pa.array(cents != NONE)
    return pa.Array.from_buffers(AMOUNT, len(cents), [valid.buffers()[1], pa.py_buffer(halves)])


def words(codes: Ints, vocabulary: Sequence[str]) -> pa.Array:
    """Codes as text, NONE as null."""
    coded = pa.array(codes.astype(np.int32), mask=codes == NONE)
    return pa.DictionaryArray.from_arrays(coded, pa.array(list(vocabulary), TEXT)).cast(TEXT)


def whole(numbers: Ints) -> pa.Array:
    """Whole numbers, NONE as null."""
    return pa.array(numbers.astype(np.int32), mask=numbers == NONE)


def flags(values: Ints) -> pa.Array:
    """1 and 0 as true and false, NONE as null."""
    return pa.array(values == 1, mask=values == NONE)


def loaded(rng: Rng, at: Floats) -> pa.Array:
    """When each row reached the warehouse: hours later as a rule, days or weeks for a few."""
    size = len(at)
    late = chance(rng, 0.03, size)
    lag = 0.02 + rng.exponential(0.3, size) + np.where(late, 2 + rng.exponential(12, size), 0)
    return times(np.where(chance(rng, 0.015, size), np.nan, at + lag))


def _campaign(code: int) -> str:
    quarter, theme = divmod(code, len(CAMPAIGN_THEMES))
    return f"{1970 + quarter // 4}q{quarter % 4 + 1}-{CAMPAIGN_THEMES[theme]}"


def _joined(prefix: str, text: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(pa.scalar(prefix), text, "")


def _table(name: str, columns: list[pa.Array]) -> pa.Table:
    return pa.Table.from_arrays(columns, schema=SCHEMAS[name])
