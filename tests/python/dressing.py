"""What a story does not tell of its rows: channels, prices, contents, contacts, consents.

And touchpoints of the feedback loop around what happens, contacts and their cooldown, at the borders of the
days that count.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from reference.reading import read_instant, trim
from reference.strategy.rule_tables import strategies

Rows = dict[str, list[dict[str, str | None]]]

MICROSECOND = timedelta(microseconds=1)

# Orders from then on have a date that was mistyped.
END_OF_STORIES = datetime(2023, 1, 1)

# Empty and blank texts are none; a kind, a flag and a strategy may be unreadable.
CHANNELS = (None, "web", "web", " web ", "WEB", "store", "direct", "(none)", "(unknown)", "")
WORN = {
    "raw_orders": {
        "channel": CHANNELS,
        "list_amount": (None, None, "0", "10", "7.12345", "100.5", "3.00005", ""),
        "discount_amount": (None, None, "0", "1", "0.00004", "0.00005", "2.5", " "),
        "points_redeemed": (None, None, None, "0", "10", "-1", ""),
        "is_reorder": (None, "true", " NO ", "1", "maybe", ""),
    },
    "raw_touchpoints": {
        "channel": CHANNELS,
        "campaign_id": (None, None, "k1", " k2 ", ""),
        "content_id": (None, "x1", "x1", " x2 ", " "),
        "strategy": (None, None, None, "feedback_loop", " feedback_loop ", "gamification", "FAQ", "nonsense"),
        "cost": (None, None, "0", "0.28", "1.00005", "3e-1", ""),
    },
    "raw_customers": {
        "customer_kind": (None, "b2c", "b2b", "B2C", " b2b ", "person", ""),
        "country": (None, "IT", " ch ", "Italy", ""),
        "marketing_consent": (None, "true", "false", " true ", "maybe", "YES", "0", "f", ""),
    },
}

# Scores on either side of what makes an answer good or bad, some once they are rounded.
ANSWERS = {
    "csat": ("1", "2.00004", "2.00005", "3.3333", "3.99995", "5.00004", None),
    "nps": ("-0.00004", "6", "6.5", "8.99995", "10.00005", None),
    "ces": ("1", "1.5", "4.44444", "7", None),
    "review_written": ("1", "3", "5", None),
}
LOOP = (
    "faq", "onboarding", "support_contact", "follow_up_mail", "complaint", "complaint", "complaint_resolved",
    "unsubscribe", *ANSWERS,
)  # fmt: skip
# What speaks for one or another reason to stay, and leads to tiers.
REASONS_TO_STAY = (
    "referral_made", "referral_made", "referral_converted", "social_mention", "brand_defended", "wifi_used",
    "event_attended", "free_inspection", "member_price_used", "points_redeemed", "points_earned",
    "special_offer_received", "special_offer_redeemed", "strategy_contact", "site_visit",
)  # fmt: skip
BORDERS = tuple(
    timedelta(days=days) + offset
    for days in (0, 30, 90)
    for offset in (timedelta(0), -MICROSECOND, MICROSECOND, timedelta(hours=5))
)


def dress(rows: Rows, count_added: int) -> None:
    """Fill what the stories left empty, and add so many touchpoints; the same rows are dressed alike."""
    chance = random.Random(sum(map(len, rows.values())))
    rows["raw_touchpoints"] += _around(rows, count_added, chance)
    rows["raw_touchpoints"] += _reasons_to_stay(rows, count_added)
    for table, columns in WORN.items():
        for row in rows[table]:
            for column, texts in columns.items():
                row.setdefault(column, chance.choice(texts))


def _around(rows: Rows, count: int, chance: random.Random) -> Iterator[dict[str, str | None]]:
    happened = rows["raw_touchpoints"] + rows["raw_orders"]
    for number, row in enumerate(chance.sample(happened, min(count, len(happened)))):
        at = read_instant(trim(row.get("occurred_at") or row.get("ordered_at")) or "")
        kind = chance.choice(LOOP)
        if at is not None and at < END_OF_STORIES:
            yield {
                "touchpoint_id": f"around-{number}",
                "occurred_at": (at + chance.choice(BORDERS)).isoformat(),
                "touchpoint_type": kind,
                "customer_id": row.get("customer_id"),
                "anonymous_id": row.get("anonymous_id"),
                "score": chance.choice(ANSWERS.get(kind, (None,))),
            }


def _reasons_to_stay(rows: Rows, count: int) -> Iterator[dict[str, str | None]]:
    """Now and then a whole series of one kind, some days before or after an order."""
    chance = random.Random(len(rows["raw_orders"]))
    for number, row in enumerate(chance.sample(rows["raw_orders"], min(count, len(rows["raw_orders"])))):
        at = read_instant(trim(row["ordered_at"]) or "")
        kind = chance.choice(REASONS_TO_STAY)
        if at is not None and at < END_OF_STORIES:
            for repeat in range(chance.choice((1, 1, 1, 2, 3, 5, 10))):
                yield {
                    "touchpoint_id": f"reason-{number}-{repeat}",
                    "occurred_at": (at + timedelta(days=chance.choice((-14, -1, 0, 0, 3)))).isoformat(),
                    "touchpoint_type": kind,
                    "customer_id": row["customer_id"],
                }


# An onboarding need not name its strategy, and may be a contact of another; the last two are no contacts.
CONTACTS = (
    "strategy_contact", "strategy_contact", "follow_up_mail", "onboarding", "onboarding",
    "special_offer_received", "carrier_pigeon",
)  # fmt: skip
ONBOARDING_DAYS = next(row.cooldown_days for row in strategies() if row.strategy == "onboarding")
DAYS_NEW = (0, 1, 2, 6, 7, 8)


def contact(rows: Rows, at: datetime) -> None:
    """Contact half of the buyers so that a cooldown ends at this instant, just before or just after it.

    Some buyers are new by then. And give all buyers an account: who has none has not consented.
    """
    for days in DAYS_NEW:
        order = {
            "order_id": f"new-{days}",
            "customer_id": f"new-{days}",
            "net_amount": "9.5",
            "currency": "EUR",
        }
        rows["raw_orders"].append({**order, "ordered_at": (at - timedelta(days=days)).isoformat()})
    chance = random.Random(sum(map(len, rows.values())))
    buyers = sorted({trim(row["customer_id"]) or "" for row in rows["raw_orders"]} - {""})
    accounts = {trim(row["customer_id"]) for row in rows["raw_customers"]}
    for buyer in buyers:
        if buyer not in accounts:
            account = {column: chance.choice(texts) for column, texts in WORN["raw_customers"].items()}
            consent = chance.choice(("true", account["marketing_consent"]))
            rows["raw_customers"].append({"customer_id": buyer, **account, "marketing_consent": consent})
    for buyer in chance.sample(buyers, len(buyers) // 2):
        rows["raw_identities"].append({"anonymous_id": f"phone of {buyer}", "customer_id": buyer})
        for strategy in chance.sample(strategies(), 4):
            kind = chance.choice(CONTACTS)
            is_named = kind != "onboarding" or chance.random() < 0.3
            is_known = chance.random() < 0.7
            offset = chance.choice((timedelta(0), timedelta(0), -MICROSECOND, MICROSECOND))
            days = strategy.cooldown_days if is_named else ONBOARDING_DAYS
            rows["raw_touchpoints"].append({
                "touchpoint_id": f"contact-{buyer}-{strategy.strategy}",
                "occurred_at": (at - timedelta(days=days) + offset).isoformat(),
                "touchpoint_type": kind,
                "customer_id": buyer if is_known else None,
                "anonymous_id": None if is_known else f"phone of {buyer}",
                "strategy": strategy.strategy if is_named else None,
            })  # fmt: skip
