"""The vocabulary of touchpoints and the rows of raw_touchpoints while they are being made."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np

from .arrays import NONE, Floats, Ints, Rng, chance, pick_by_row

CHANNELS = ("direct", "organic", "search", "social", "email", "web", "store", "app", "phone", "tv", "radio",
            "print", "partner", "referral")  # fmt: skip

SITE = {"direct": 0.3, "organic": 0.28, "email": 0.16, "search": 0.14, "social": 0.08, "referral": 0.04}
ONLINE = {"web": 0.75, "app": 0.25}
SHOP = {"store": 1.0}
MAIL = {"email": 1.0}
ANY = {"web": 0.5, "store": 0.25, "app": 0.15, "phone": 0.1}
CARE = {"phone": 0.4, "email": 0.35, "web": 0.25}

CHANNELS_OF: dict[str, dict[str, float]] = {
    "tv_ad": {"tv": 1.0},
    "radio_ad": {"radio": 1.0},
    "flyer": {"print": 1.0},
    "newspaper_ad": {"print": 1.0},
    "social_ad": {"social": 1.0},
    "social_post": {"social": 1.0},
    "search_ad": {"search": 1.0},
    "word_of_mouth": {"referral": 1.0},
    "photos_seen": {"social": 0.7, "web": 0.3},
    "site_visit": SITE,
    "content_read": SITE,
    "newsletter_signup": {"web": 0.8, "store": 0.2},
    "store_visit": SHOP,
    "reviews_read": {"organic": 0.5, "web": 0.5},
    "comparison": {"organic": 0.5, "partner": 0.5},
    "quote_request": {"web": 0.6, "phone": 0.4},
    "add_to_cart": ONLINE,
    "checkout": ONLINE,
    "order_confirmation": MAIL,
    "onboarding": MAIL,
    "faq": {"web": 1.0},
    "support_contact": CARE,
    "follow_up_mail": MAIL,
    "strategy_contact": {"email": 0.7, "phone": 0.2, "app": 0.1},
    "complaint": CARE,
    "complaint_resolved": CARE,
    "return": {"web": 0.6, "store": 0.4},
    "loyalty_enrolment": {"store": 0.4, "web": 0.4, "app": 0.2},
    "member_price_used": ANY,
    "points_earned": ANY,
    "points_redeemed": ANY,
    "special_offer_received": {"email": 0.8, "app": 0.2},
    "special_offer_redeemed": ANY,
    "csat": {"email": 0.8, "web": 0.2},
    "nps": MAIL,
    "ces": {"email": 0.5, "phone": 0.5},
    "subscription_started": ONLINE,
    "subscription_cancelled": {"web": 0.6, "phone": 0.4},
    "review_written": {"web": 0.8, "partner": 0.2},
    "social_mention": {"social": 1.0},
    "brand_defended": {"social": 1.0},
    "referral_made": {"referral": 1.0},
    "referral_converted": {"referral": 1.0},
    "wifi_used": SHOP,
    "changing_table_used": SHOP,
    "free_inspection": {"store": 0.5, "phone": 0.5},
    "event_attended": SHOP,
    "hard_bounce": MAIL,
    "out_of_area": {"web": 0.7, "phone": 0.3},
    "no_budget": {"phone": 1.0},
    "not_interested": {"phone": 0.6, "email": 0.4},
    "requalified": {"phone": 0.6, "email": 0.4},
    "unsubscribe": MAIL,
    "bought_elsewhere": {"partner": 1.0},
    "chatbot_chat": ONLINE,
    "qr_code_scanned": SHOP,
}
"""Every touchpoint type and where it happens."""

UNKNOWN_TYPES = ("chatbot_chat", "qr_code_scanned")
"""Types the shop records and no rule table knows."""

TYPES = tuple(CHANNELS_OF)
CODE = {name: code for code, name in enumerate(TYPES)}

STRATEGIES = ("onboarding", "faq", "feedback_loop", "account_management", "tiered_incentives", "gamification",
              "surprise_reward", "partner_offers")  # fmt: skip
STRATEGY = {name: code for code, name in enumerate(STRATEGIES)}

SCALES = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7), "review_written": (1, 5)}
"""Scales of the rated types."""

AD_COSTS = {"tv_ad": 4, "radio_ad": 2, "flyer": 18, "newspaper_ad": 9, "social_ad": 35, "search_ad": 70}
"""Typical cost of one contact, in cents."""

HAS_CAMPAIGN = frozenset(AD_COSTS) | {"social_post", "special_offer_received", "special_offer_redeemed",
                                      "follow_up_mail", "strategy_contact", "onboarding"}  # fmt: skip
CAMPAIGN_THEMES = ("brand", "season", "offer")
HAS_CONTENT = HAS_CAMPAIGN | {"content_read", "photos_seen", "reviews_read", "faq", "csat", "nps", "ces"}
CONTENTS = 24


@dataclass(frozen=True)
class Touchpoints:
    """Parallel arrays of shape (touchpoints,); at in days, codes and numbers NONE where absent."""

    person: Ints
    at: Floats
    kind: Ints  # code of TYPES
    strategy: Ints
    score: Ints
    related: Ints  # index into People

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True)
class Details:
    """What every touchpoint carries besides, drawn once for all of them; shape (touchpoints,)."""

    channel: Ints
    campaign: Ints  # quarter * themes + theme, quarter counted from 1970
    content: Ints
    cost: Ints  # cents


def rows(
    kind: str,
    person: Ints,
    at: Floats,
    strategy: str | None = None,
    score: Ints | None = None,
    related: Ints | None = None,
) -> Touchpoints:
    """Touchpoints of one type."""
    size = len(person)
    nothing = np.full(size, NONE)
    return Touchpoints(
        person=person,
        at=at,
        kind=np.full(size, CODE[kind]),
        strategy=np.full(size, STRATEGY[strategy]) if strategy else nothing,
        score=nothing if score is None else score,
        related=nothing if related is None else related,
    )


def stacked(parts: Iterable[Touchpoints], start: float, end: float) -> Touchpoints:
    """All parts in one, ordered by time, without what lies outside [start, end)."""
    pieces = list(parts)
    columns = {
        entry.name: np.concatenate([getattr(piece, entry.name) for piece in pieces])
        for entry in fields(Touchpoints)
    }
    inside = np.flatnonzero((columns["at"] >= start) & (columns["at"] < end))
    order = inside[np.lexsort((columns["kind"][inside], columns["person"][inside], columns["at"][inside]))]
    return Touchpoints(**{name: values[order] for name, values in columns.items()})


def scores(rng: Rng, kind: str, happiness: Floats) -> Ints:
    """Answers on the scale of `kind`; a few surveys are sent back empty."""
    low, high = SCALES[kind]
    mood = np.clip(happiness + rng.normal(0, 0.13, len(happiness)), 0, 1)
    answer = np.clip(low + np.floor(mood * (high - low + 1)), low, high).astype(np.int64)
    return np.where(chance(rng, 0.03, len(happiness)), NONE, answer)


def details(rng: Rng, touchpoints: Touchpoints) -> Details:
    """Channel, campaign, content and cost of every touchpoint, according to its type."""
    size = len(touchpoints)
    kind = touchpoints.kind
    weights = np.array([[CHANNELS_OF[name].get(channel, 0.0) for channel in CHANNELS] for name in TYPES])
    channel = pick_by_row(rng, weights[kind])
    months = np.floor(touchpoints.at).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    theme = rng.integers(0, len(CAMPAIGN_THEMES), size)
    campaign = months // 3 * len(CAMPAIGN_THEMES) + theme
    typical = np.array([AD_COSTS.get(name, NONE) for name in TYPES])[kind]
    cost = np.round(typical * rng.lognormal(0, 0.4, size)).astype(np.int64)
    return Details(
        channel=np.where(chance(rng, 0.02, size), NONE, channel),
        campaign=np.where(_flags(HAS_CAMPAIGN)[kind] & chance(rng, 0.9, size), campaign, NONE),
        content=np.where(_flags(HAS_CONTENT)[kind], rng.integers(0, CONTENTS, size), NONE),
        cost=np.where(typical == NONE, NONE, cost),
    )


def _flags(names: Iterable[str]) -> np.ndarray:
    return np.isin(TYPES, list(names))
