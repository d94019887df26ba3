"""What keeps people: the programme, offers, perks, subscriptions and the shop's strategies."""

import numpy as np

from .approach import mixed
from .arrays import HOUR, MINUTE, Rng, chance, times_each
from .orders import Orders
from .people import BUYER, People
from .purchases import Purchases
from .shop import Shop
from .touchpoints import STRATEGIES, Touchpoints, rows

PERKS = {"wifi_used": 0.5, "changing_table_used": 0.15, "free_inspection": 0.15, "event_attended": 0.2}


def programme(
    rng: Rng, shop: Shop, people: People, purchases: Purchases, orders: Orders
) -> list[Touchpoints]:
    """Touchpoints of the loyalty programme and of perks; none where the shop has none."""
    size, density = len(purchases), shop.density
    who, at = purchases.person, purchases.at
    parts: list[Touchpoints] = []
    joined = np.flatnonzero(purchases.number == people.joins_at_number[who])
    parts.append(rows("loyalty_enrolment", who[joined], at[joined] - 5 * MINUTE))
    cheap = people.trait("member_price")[who] * purchases.is_member * max(density, 0.5)
    used = np.flatnonzero(chance(rng, cheap, size))
    parts.append(rows("member_price_used", who[used], at[used]))
    earned = np.flatnonzero((orders.points_earned > 0) & chance(rng, density, len(orders)))
    parts.append(rows("points_earned", orders.person[earned], orders.at[earned] + MINUTE))
    spent = np.flatnonzero(orders.points_redeemed > 0)
    parts.append(rows("points_redeemed", orders.person[spent], orders.at[spent]))

    enjoys = people.trait("perks")[who]
    visited = times_each(rng, enjoys * (0.4 + 0.6 * density), size)
    parts += mixed(rng, PERKS, who[visited], at[visited] - rng.choice([0.0, HOUR, 3 * HOUR], len(visited)))
    # Perks are used without buying, too.
    idle = times_each(rng, np.where(enjoys > 0.5, 1.2, 0.0) * max(density, 0.5), size)
    parts += mixed(rng, PERKS, who[idle], at[idle] + rng.random(len(idle)) * purchases.usual_gap[idle])

    begun = np.flatnonzero(purchases.number == people.subscribes_at_number[who])
    parts.append(rows("subscription_started", who[begun], at[begun] + 2 * MINUTE))
    stopped = purchases.is_last & purchases.is_subscribed & chance(rng, 0.7, size)
    stopped |= purchases.is_subscribed & chance(rng, 0.02, size)
    quit_ = np.flatnonzero(stopped)
    parts.append(rows("subscription_cancelled", who[quit_], at[quit_] + 3 + rng.exponential(8, len(quit_))))
    renewed = quit_[~purchases.is_last[quit_]]
    renewed_at = at[renewed] + 30 + rng.exponential(10, len(renewed))
    parts.append(rows("subscription_started", who[renewed], renewed_at))
    return parts


def offers(rng: Rng, shop: Shop, people: People, purchases: Purchases) -> list[Touchpoints]:
    """Offers and strategy contacts; most go to people who agreed to them."""
    size, density = len(purchases), shop.density
    who, at = purchases.person, purchases.at
    reachable = np.where(people.consent[who] == 1, 1.0, 0.05) * people.has_account[who]
    parts: list[Touchpoints] = []
    # Those who have an account and never bought are tempted, too.
    asleep = people.has_account & (people.consent == 1) & (people.path != BUYER) & shop.has_discounts
    tempted = times_each(rng, 0.7 * asleep, len(people))
    later = rng.exponential(60, len(tempted))
    parts.append(rows("special_offer_received", tempted, people.created_at[tempted] + 3 + later))
    sent = times_each(rng, 0.5 * density * reachable * shop.has_discounts, size)
    parts.append(rows("special_offer_received", who[sent], at[sent] - rng.exponential(9, len(sent))))
    used = np.flatnonzero(purchases.is_discounted & chance(rng, 0.35 * max(density, 0.6) * reachable, size))
    parts.append(rows("special_offer_received", who[used], at[used] - 0.5 - rng.exponential(5, len(used))))
    parts.append(rows("special_offer_redeemed", who[used], at[used]))

    for code, strategy in enumerate(STRATEGIES):
        told = np.flatnonzero(purchases.strategy == code)
        kind = "onboarding" if strategy == "onboarding" else "strategy_contact"
        days = 2 if strategy == "onboarding" else purchases.usual_gap[told]
        parts.append(rows(kind, who[told], at[told] + 0.1 + days * rng.random(len(told)), strategy=strategy))
    # Some who fell silent are sent a gift.
    silent = np.flatnonzero(purchases.is_last & chance(rng, 0.3 * reachable, size))
    delay = purchases.usual_gap[silent] * rng.uniform(3, 9, len(silent))
    parts.append(rows("strategy_contact", who[silent], at[silent] + delay, strategy="surprise_reward"))
    return parts
