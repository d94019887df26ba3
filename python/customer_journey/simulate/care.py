"""After a purchase: help, complaints and their answers, surveys."""

import numpy as np

from .arrays import HOUR, Rng, chance
from .orders import Orders, returned, spread_between
from .people import People
from .purchases import Purchases
from .shop import Shop
from .touchpoints import Touchpoints, rows, scores


def care(rng: Rng, shop: Shop, people: People, purchases: Purchases, orders: Orders) -> list[Touchpoints]:
    """Touchpoints of service, each person scoring by how well they were treated."""
    size, density = len(purchases), shop.density
    who, at, number = purchases.person, purchases.at, purchases.number
    happy = people.happiness[who]
    parts: list[Touchpoints] = []

    def some(probability: np.ndarray | float) -> np.ndarray:
        return np.flatnonzero(chance(rng, probability, size))

    read = some(np.where(number <= 2, 0.18, 0.03) * max(density, 0.6))
    parts.append(rows("faq", who[read], at[read] + rng.exponential(4, len(read))))
    mailed = some(0.25 * density)
    parts.append(rows("follow_up_mail", who[mailed], at[mailed] + 3 + rng.exponential(2, len(mailed))))

    asked = some(0.06 * max(density, 0.6))
    asked_at = at[asked] + rng.exponential(5, len(asked))
    parts.append(rows("support_contact", who[asked], asked_at))
    eased = chance(rng, 0.5, len(asked))
    answer = scores(rng, "ces", happy[asked][eased])
    parts.append(rows("ces", who[asked][eased], asked_at[eased] + 4 * HOUR, score=answer))

    angry = np.flatnonzero(purchases.is_unhappy)
    angry_at = at[angry] + 0.2 + rng.exponential(4, len(angry))
    parts.append(rows("complaint", who[angry], angry_at))
    helped = purchases.is_resolved[angry]
    helped_at = angry_at[helped] + 0.1 + rng.exponential(6, helped.sum())
    parts.append(rows("complaint_resolved", who[angry][helped], helped_at))
    called = chance(rng, 0.6, len(angry))
    called_at = angry_at[called] + 0.8
    parts.append(rows("strategy_contact", who[angry][called], called_at, strategy="feedback_loop"))
    rated = chance(rng, 0.4, len(angry))
    answer = scores(rng, "csat", np.where(helped, 0.7, 0.12)[rated])
    parts.append(rows("csat", who[angry][rated], angry_at[rated] + 12, score=answer))

    content = np.where(purchases.is_unhappy, 0.2, happy)
    for kind, rate in (("csat", 0.10), ("nps", 0.05)):
        answered = some(rate * shop.surveys * max(density, 0.6))
        answered_at = at[answered] + 2 + rng.exponential(5, len(answered))
        parts.append(rows(kind, who[answered], answered_at, score=scores(rng, kind, content[answered])))
    # A score where nothing is rated: the shop's form sends one along.
    stray = some(0.004)
    parts.append(rows("support_contact", who[stray], at[stray] + 1, score=np.full(len(stray), 5)))

    back = returned(orders)
    back = back[chance(rng, 0.8, len(back))]
    parts.append(rows("return", orders.person[back], spread_between(rng, orders, back, 3, 16)))
    return parts
