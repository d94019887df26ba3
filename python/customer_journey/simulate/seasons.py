"""When people buy: season, weekday, promotions, opening hours."""

import numpy as np

from .arrays import Floats, Rng, day_of_month, month_of_year, pick_by_row
from .shop import Shop

PROMOTION_STARTS_ON = 22
"""Day of the month from which, every month, the shop advertises lower prices until the month ends."""


def pace(shop: Shop, days: Floats) -> Floats:
    """Factor on a gap ending about then: busy months shorten it."""
    return 1 / np.asarray(shop.season)[month_of_year(days)]


def in_promotion(days: Floats) -> np.ndarray:
    """True where the day lies in a promotion."""
    return np.asarray(day_of_month(days) >= PROMOTION_STARTS_ON)


def next_promotion(rng: Rng, days: Floats) -> Floats:
    """The days themselves in a promotion, else a day of the next one."""
    wait = np.maximum(PROMOTION_STARTS_ON - day_of_month(days), 0)
    return days + np.where(wait > 0, wait + rng.integers(0, 6, len(days)), 0)


def favourite_weekday(rng: Rng, shop: Shop, days: Floats) -> Floats:
    """Days moved by at most three, toward the weekdays the shop is busy on."""
    offsets = np.arange(-3, 4)
    weekdays = (np.floor(days)[:, None].astype(np.int64) + offsets + 3) % 7  # 1970-01-01 was a Thursday
    closeness = np.array([0.3, 0.6, 1.0, 1.5, 1.0, 0.6, 0.3])
    drawn = pick_by_row(rng, np.asarray(shop.weekday)[weekdays] ** 2 * closeness)
    return days + offsets[drawn]


def time_of_day(rng: Rng, days: Floats) -> Floats:
    """The same days at an hour people buy at: late morning or evening, between 7 and 23."""
    evening = rng.random(len(days)) < 0.55
    hour = np.where(evening, rng.normal(18.3, 1.8, len(days)), rng.normal(11.0, 1.5, len(days)))
    return np.floor(days) + np.clip(hour, 7.0, 22.9) / 24
