"""What the shop sells."""

from dataclasses import dataclass

import numpy as np

from .arrays import Floats, Ints, Rng, chance
from .shop import Shop


@dataclass(frozen=True)
class Catalogue:
    """Parallel arrays of shape (products,), ordered by category."""

    category: Ints
    is_uncategorised: np.ndarray
    launched_on: Floats  # whole days, NaN where unknown
    price: Ints  # cents
    first: Ints  # shape (categories + 1,): where each category begins


def make_catalogue(rng: Rng, shop: Shop, start: float, end: float) -> Catalogue:
    """Draw the products; the first of each category is older than the shop's window."""
    categories = len(shop.categories)
    category = np.sort(np.arange(shop.products) % categories)
    first = np.searchsorted(category, np.arange(categories + 1))
    launched = np.floor(start - rng.exponential(700, shop.products))
    is_new = chance(rng, 0.2, shop.products)
    launched = np.where(is_new, np.floor(rng.uniform(start, end, shop.products)), launched)
    launched[first[:-1]] = np.floor(start - 1000)
    unknown = chance(rng, 0.05, shop.products)
    unknown[first[:-1]] = False
    price = np.round(rng.lognormal(np.log(shop.typical_price), 0.7, shop.products), 1) * 100 - 5
    uncategorised = chance(rng, 0.02, shop.products)
    uncategorised[first[1:] - 1] |= np.arange(categories) == 0
    return Catalogue(
        category=category,
        is_uncategorised=uncategorised,
        launched_on=np.where(unknown, np.nan, launched),
        price=np.maximum(price, 95).astype(np.int64),
        first=first,
    )
