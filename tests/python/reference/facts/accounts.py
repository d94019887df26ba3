"""What the account says of a person, and what a person withdrew."""

from dataclasses import dataclass

from .. import Journey
from ..persons import owner
from ..reading import trim
from ..rows import Row

CUSTOMER_KINDS = ("b2c", "b2b")
YES = ("true", "t", "yes", "y", "1")
NO = ("false", "f", "no", "n", "0")


@dataclass(frozen=True)
class Account:
    customer_kind: str | None = None
    country: str | None = None
    marketing_consent: bool | None = None


def read_kind(text: str | None) -> str | None:
    """Null where it cannot be read."""
    kind = text.lower() if text else None
    return kind if kind in CUSTOMER_KINDS else None


def read_flag(text: str | None) -> bool | None:
    """Null where it cannot be read."""
    word = text.lower() if text else None
    return True if word in YES else False if word in NO else None


def account_of(row: Row) -> Account:
    return Account(
        customer_kind=read_kind(row.texts["customer_kind"]),
        country=row.texts["country"],
        marketing_consent=read_flag(row.texts["marketing_consent"]),
    )


def accounts(journey: Journey) -> dict[str, Account]:
    return {row.text("customer_id"): account_of(row) for row in journey.rows["raw_customers"]}


def persons_who_withdrew(journey: Journey) -> set[str]:
    """Whoever has a touchpoint of a type that ends the consent to marketing: it is final."""
    ends_consent = {
        trim(row.get("touchpoint_type"))
        for row in journey.rules.touchpoint_types
        if read_flag(trim(row.get("withdraws_consent")))
    }
    return {
        owner(row, journey.identified)[0]
        for row in journey.rows["raw_touchpoints"]
        if row.text("touchpoint_type") in ends_consent
    }
