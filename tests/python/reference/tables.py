"""The raw tables: their columns in order, the bold ones first, and what each column holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RawRow = Mapping[str, str | None]
RawTables = Mapping[str, Sequence[RawRow]]


@dataclass(frozen=True)
class Table:
    name: str
    bold: tuple[str, ...]
    other: tuple[str, ...]
    key: tuple[str, ...]
    # The time of the thing itself, which the clock looks at.
    own_time: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return self.bold + self.other


DATE_COLUMNS = {"ordered_at", "occurred_at", "created_at", "identified_at", "launched_on", "loaded_at"}
AMOUNT_COLUMNS = {"net_amount", "list_amount", "discount_amount", "cost"}
NUMBER_COLUMNS = {"quantity", "score", "points_earned", "points_redeemed"}

ORDERS = Table(
    "raw_orders",
    bold=("order_id", "customer_id", "ordered_at", "net_amount"),
    other=(
        "status",
        "channel",
        "currency",
        "list_amount",
        "discount_amount",
        "coupon_code",
        "points_earned",
        "points_redeemed",
        "is_reorder",
        "loaded_at",
    ),
    key=("order_id",),
    own_time="ordered_at",
)
ORDER_LINES = Table(
    "raw_order_lines",
    bold=("order_id", "line_number", "product_id", "quantity", "net_amount"),
    other=("list_amount", "discount_amount"),
    key=("order_id", "line_number"),
)
PRODUCTS = Table(
    "raw_products",
    bold=("product_id",),
    other=("product_name", "category", "launched_on"),
    key=("product_id",),
)
CUSTOMERS = Table(
    "raw_customers",
    bold=("customer_id",),
    other=("created_at", "email", "country", "customer_kind", "marketing_consent", "loaded_at"),
    key=("customer_id",),
    own_time="created_at",
)
TOUCHPOINTS = Table(
    "raw_touchpoints",
    bold=("touchpoint_id", "occurred_at", "touchpoint_type"),
    other=(
        "customer_id",
        "anonymous_id",
        "channel",
        "campaign_id",
        "content_id",
        "strategy",
        "score",
        "related_customer_id",
        "cost",
        "loaded_at",
    ),
    key=("touchpoint_id",),
    own_time="occurred_at",
)
IDENTITIES = Table(
    "raw_identities",
    bold=("anonymous_id", "customer_id"),
    other=("identified_at",),
    key=("anonymous_id", "customer_id", "identified_at"),
    own_time="identified_at",
)

TABLES = (ORDERS, ORDER_LINES, PRODUCTS, CUSTOMERS, TOUCHPOINTS, IDENTITIES)
