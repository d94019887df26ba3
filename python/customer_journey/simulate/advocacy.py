"""Speaking for the shop, and turning away from it."""

import numpy as np

from .arrays import NONE, Ints, Rng, chance, pick
from .people import People
from .purchases import Purchases
from .shop import Shop
from .touchpoints import Touchpoints, rows, scores

ACTS = {"social_mention": 0.3, "brand_defended": 0.15, "review_written": 0.3, "referral_made": 0.25}


def advocacy(rng: Rng, shop: Shop, people: People, purchases: Purchases) -> list[Touchpoints]:
    """Reviews, mentions and referrals; a friend who comes is named."""
    size = len(purchases)
    who, at = purchases.person, purchases.at
    happy = np.where(purchases.is_unhappy, 0.1, people.happiness[who])
    parts: list[Touchpoints] = []
    prompted = np.flatnonzero(chance(rng, 0.025 * shop.incidents, size))
    prompted_at = at[prompted] + 8 + rng.exponential(5, len(prompted))
    answer = scores(rng, "review_written", happy[prompted])
    parts.append(rows("review_written", who[prompted], prompted_at, score=answer))
    eager = people.trait("advocates")[who] * np.where(purchases.number >= 3, 1.0, 0.2) * ~purchases.is_unhappy
    acts = np.flatnonzero(chance(rng, eager * shop.incidents, size))
    acts_at = at[acts] + rng.exponential(12, len(acts))
    act = pick(rng, list(ACTS.values()), len(acts))
    for code, kind in enumerate(ACTS):
        actor, acted_at = who[acts][act == code], acts_at[act == code]
        if kind == "review_written":
            parts.append(rows(kind, actor, acted_at, score=rng.integers(4, 6, len(actor))))
        elif kind == "referral_made":
            friend = _friends(rng, people, actor)
            parts.append(rows(kind, actor, acted_at, related=friend))
            came = (friend != NONE) & chance(rng, 0.45, len(actor))
            came_at = acted_at[came] + rng.uniform(3, 40, came.sum())
            parts.append(rows("referral_converted", actor[came], came_at, related=friend[came]))
        else:
            parts.append(rows(kind, actor, acted_at))
    return parts


def leaving(rng: Rng, shop: Shop, people: People, purchases: Purchases) -> list[Touchpoints]:
    """What those who go away do: buy elsewhere, unsubscribe, come by once more."""
    size = len(purchases)
    who, at = purchases.person, purchases.at
    wait = purchases.usual_gap
    strays = np.where(purchases.is_last, 0.3, people.trait("strays")[who] * shop.incidents)
    away = np.flatnonzero(chance(rng, strays, size))
    parts = [rows("bought_elsewhere", who[away], at[away] + wait[away] * rng.uniform(0.3, 1.5, len(away)))]
    tired = np.flatnonzero(purchases.is_last & chance(rng, 0.2, size))
    parts.append(rows("unsubscribe", who[tired], at[tired] + wait[tired] * rng.uniform(0.5, 3, len(tired))))
    again = np.flatnonzero(purchases.is_last & chance(rng, 0.3 * max(shop.density, 0.5), size))
    parts.append(rows("site_visit", who[again], at[again] + wait[again] * rng.uniform(1, 8, len(again))))
    return parts


def _friends(rng: Rng, people: People, person: Ints) -> Ints:
    """Somebody with an account for each person; sometimes nobody the shop can name."""
    known = np.flatnonzero(people.has_account)
    if not len(known):
        return np.full(len(person), NONE)
    friend = known[rng.integers(0, len(known), len(person))]
    return np.where((friend == person) | chance(rng, 0.3, len(person)), NONE, friend)
