"""Around a purchase: what leads to it, what confirms it, and browsing in between."""

import numpy as np

from .approach import ADS, VISITS, mixed
from .arrays import HOUR, MINUTE, Rng, chance, times_each
from .people import People
from .purchases import Purchases
from .shop import Shop
from .touchpoints import Touchpoints, rows

DOUBTS = {"reviews_read": 0.7, "comparison": 0.3}
IN_BETWEEN = VISITS | {"tv_ad": 0.1, "social_ad": 0.2, "social_post": 0.15, "flyer": 0.1}
ODDITIES = {"chatbot_chat": 0.6, "qr_code_scanned": 0.4}


def visits(rng: Rng, shop: Shop, people: People, purchases: Purchases) -> list[Touchpoints]:
    """Touchpoints on the way to each purchase and its confirmation."""
    size, density = len(purchases), shop.density
    who, at = purchases.person, purchases.at
    browsing = people.trait("browsing_factor")[who]
    first = purchases.number == 1
    alone = ~(first & (people.first_purchase_at[who] == people.known_at[who]))
    parts: list[Touchpoints] = []

    seen = times_each(rng, np.where(alone, 0.55 * density, 0.0), size)
    parts += mixed(rng, ADS, who[seen], at[seen] - rng.exponential(6, len(seen)))
    came = times_each(rng, np.where(alone, 1.0 * density * browsing, 0.0), size)
    parts += mixed(rng, VISITS, who[came], at[came] - rng.exponential(2, len(came)))
    doubt = np.flatnonzero(alone & chance(rng, 0.12 * density * browsing, size))
    parts += mixed(rng, DOUBTS, who[doubt], at[doubt] - rng.exponential(1, len(doubt)))

    online = people.channel[who] != 1
    cart = np.flatnonzero(alone & chance(rng, np.where(online, 0.8, 0.25) * max(density, 0.45), size))
    parts.append(rows("add_to_cart", who[cart], at[cart] - 12 * MINUTE))
    paid = np.flatnonzero(alone & chance(rng, np.where(online, 0.7, 0.2) * max(density, 0.4), size))
    parts.append(rows("checkout", who[paid], at[paid] - 3 * MINUTE))
    confirmed = np.flatnonzero(chance(rng, 0.9 * np.where(first, 1.0, density), size))
    parts.append(rows("order_confirmation", who[confirmed], at[confirmed] + MINUTE))

    # Before the next one would be due.
    later = times_each(rng, 1.1 * density * browsing, size)
    later_at = at[later] + rng.random(len(later)) * purchases.usual_gap[later] * 1.3
    parts += mixed(rng, IN_BETWEEN, who[later], later_at)
    odd = np.flatnonzero(chance(rng, 0.04 * max(density, 0.5), size))
    parts += mixed(rng, ODDITIES, who[odd], at[odd] - 2 * HOUR)
    return parts
