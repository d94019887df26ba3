"""Before the first purchase: ads, visits, doubts, carts; and those who turn out not to be customers."""

import numpy as np

from .arrays import HOUR, MINUTE, Rng, between, chance, pick, times_each
from .people import BUYER, DISQUALIFIED, PROSPECT, SUSPECT, People
from .shop import Shop
from .touchpoints import Touchpoints, rows

ADS = {
    "tv_ad": 0.16,
    "radio_ad": 0.08,
    "flyer": 0.13,
    "newspaper_ad": 0.06,
    "social_ad": 0.22,
    "social_post": 0.12,
    "search_ad": 0.12,
    "word_of_mouth": 0.06,
    "photos_seen": 0.05,
}
VISITS = {"site_visit": 0.62, "content_read": 0.18, "store_visit": 0.20}
DISQUALIFICATIONS = {"hard_bounce": 0.3, "out_of_area": 0.25, "no_budget": 0.2, "not_interested": 0.25}


def approach(rng: Rng, shop: Shop, people: People, end: float) -> list[Touchpoints]:
    """Everything up to the first purchase, and the browsing of those who never buy."""
    size = len(people)
    density = shop.density
    parts: list[Touchpoints] = []
    silent = people.first_purchase_at == people.known_at
    no_interest = np.isnan(people.interest_at)
    interest = np.where(no_interest, people.known_at + 60, people.interest_at)
    # Nobody reads on for ever: those who never buy look around for a month or two.
    until = np.where(np.isnan(people.first_purchase_at), interest + 45, people.first_purchase_at)
    until = np.fmin(until, np.where(np.isnan(people.requalified_at), people.disqualified_at, np.nan))

    # Ads come first; whoever has no account is known by one.
    lone = ~silent & (~people.has_account | chance(rng, 0.6, size))
    lone &= ~((people.path == SUSPECT) & people.has_account & chance(rng, 0.5, size))
    first = np.flatnonzero(lone)
    more = times_each(rng, np.where(lone, 0.5 + 2.2 * density, 0.0), size)
    stop = np.where(no_interest, np.minimum(people.known_at + 120, end), until)
    parts += mixed(rng, ADS, first, people.known_at[first])
    parts += mixed(rng, ADS, more, between(rng, people.known_at[more], stop[more]))

    curious = ~silent & ~no_interest
    begin = np.flatnonzero(curious)
    more = times_each(rng, np.where(curious, 0.3 + 3.0 * density, 0.0), size)
    parts += mixed(rng, VISITS, begin, interest[begin])
    parts += mixed(rng, VISITS, more, between(rng, interest[more], until[more]))
    signup = np.flatnonzero(curious & chance(rng, 0.16, size))
    parts.append(rows("newsletter_signup", signup, interest[signup] + 4 * MINUTE))

    buyer, b2b = people.path == BUYER, people.is_b2b
    for kind, probability in (
        ("reviews_read", np.where(buyer, 0.45, 0.25)),
        ("comparison", np.where(buyer, 0.22, 0.18)),
        ("quote_request", np.where(b2b, 0.55, 0.02)),
    ):
        who = np.flatnonzero(curious & (people.path != DISQUALIFIED) & chance(rng, probability, size))
        parts.append(rows(kind, who, between(rng, interest[who], until[who])))
    left = np.flatnonzero(curious & (people.path == PROSPECT) & chance(rng, 0.28, size))
    left_at = between(rng, interest[left], until[left])
    parts.append(rows("add_to_cart", left, left_at))
    gone = chance(rng, 0.35, len(left))
    parts.append(rows("checkout", left[gone], left_at[gone] + 5 * MINUTE))
    again = np.flatnonzero((people.path == PROSPECT) & chance(rng, 0.25, size))
    parts.append(rows("site_visit", again, interest[again] + rng.exponential(200, len(again))))
    return parts + _qualification(rng, people)


def mixed(rng: Rng, weights: dict[str, float], person: np.ndarray, at: np.ndarray) -> list[Touchpoints]:
    """The given moments, each of one of several types."""
    drawn = pick(rng, list(weights.values()), len(person))
    return [rows(kind, person[drawn == code], at[drawn == code]) for code, kind in enumerate(weights)]


def _qualification(rng: Rng, people: People) -> list[Touchpoints]:
    out = np.flatnonzero(~np.isnan(people.disqualified_at))
    parts = mixed(rng, DISQUALIFICATIONS, out, people.disqualified_at[out])
    back = np.flatnonzero(~np.isnan(people.requalified_at))
    parts.append(rows("requalified", back, people.requalified_at[back]))
    parts.append(rows("site_visit", back, people.requalified_at[back] + 20 * HOUR))
    unwilling = (people.path == PROSPECT) & people.has_account & chance(rng, 0.15, len(people))
    bored = np.flatnonzero(unwilling)
    parts.append(rows("unsubscribe", bored, people.created_at[bored] + 10 + rng.exponential(60, len(bored))))
    return parts
