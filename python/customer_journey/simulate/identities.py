"""Devices: who is seen without a name, and when the name becomes known."""

from dataclasses import dataclass

import numpy as np

from .arrays import HOUR, NONE, Flags, Floats, Ints, Rng, chance
from .people import People
from .touchpoints import CHANNELS_OF, TYPES, Touchpoints

DEVICES = 2
"""Devices per person at most; device d of person p has number p * DEVICES + d."""

SIGNED_IN = 0.3
"""Share of a named person's online touchpoints that carry the device as well."""

OFFLINE = frozenset(("store", "tv", "radio", "print", "phone"))


@dataclass(frozen=True)
class Identities:
    """Rows of raw_identities, parallel arrays ordered by time; identified_at in days, NaN unknown."""

    device: Ints
    person: Ints
    at: Floats


@dataclass(frozen=True)
class Visibility:
    """What each touchpoint says about its person, shape (touchpoints,)."""

    is_named: Flags
    device: Ints  # NONE where it carries none


def identify(rng: Rng, people: People, touchpoints: Touchpoints, end: float) -> tuple[Visibility, Identities]:
    """Decide which touchpoints are anonymous, and the links that name them later."""
    size = len(people)
    devices = np.where(people.is_named, pick_devices(rng, size), 1)
    named_at = np.fmin(people.created_at, people.first_purchase_at)
    named_at = np.where(people.is_named, named_at, np.inf)

    who, at = touchpoints.person, touchpoints.at
    online = np.array([not OFFLINE & set(CHANNELS_OF[name]) for name in TYPES])[touchpoints.kind]
    has_device = devices[who] > 0
    before = at < named_at[who]
    both = ~before & online & chance(rng, SIGNED_IN, len(who))
    # A person who logs in on the way leaves a few anonymous visits after the name is known, too.
    forgot = ~before & online & chance(rng, 0.06, len(who))
    shows_device = has_device & (before | both | forgot)
    device = np.where(shows_device, who * DEVICES + rng.integers(0, np.maximum(devices[who], 1)), NONE)
    is_named = people.is_named[who] & ~(has_device & (before | forgot))

    # Shared devices: a few people are seen on the device of the one before them.
    shares = people.is_named & (devices > 0) & (np.roll(devices, 1) > 0) & np.roll(people.is_named, 1)
    shares &= chance(rng, 0.02, size)
    shares[:1] = False
    borrowed = both & shares[who] & chance(rng, 0.6, len(who))
    device = np.where(borrowed, (who - 1) * DEVICES, device)

    linked = np.flatnonzero(people.is_named & (devices > 0) & chance(rng, 0.93, size))
    second = linked[devices[linked] > 1]
    guests = np.flatnonzero(shares)
    person = np.concatenate([linked, second, guests])
    number = np.concatenate([linked * DEVICES, second * DEVICES + 1, (guests - 1) * DEVICES])
    second_later, guest_later = rng.exponential(40, len(second)), 1 + rng.exponential(60, len(guests))
    later = np.concatenate([np.zeros(len(linked)), second_later, guest_later])
    when = named_at[person] + HOUR / 30 + later
    keep = np.flatnonzero(when < end)
    keep = keep[np.argsort(when[keep], kind="stable")]
    unknown = chance(rng, 0.05, len(keep))
    links = Identities(number[keep], person[keep], np.where(unknown, np.nan, when[keep]))
    return Visibility(is_named, device), links


def pick_devices(rng: Rng, size: int) -> Ints:
    """0, 1 or 2 devices for each named person."""
    return np.searchsorted(np.cumsum([0.1, 0.72, 0.18]), rng.random(size)).astype(np.int64)
