"""The six scores: why each customer stays, beside what is usual among all who are judged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from .. import Journey
from ..settings import Settings, exact
from .habits import Habits, habits
from .verdicts import Scores

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Shop:
    """What there is of each kind among the customers judged, and what is usual."""

    has_acts: bool
    has_discounts: bool
    has_programme: bool
    has_perks: bool
    has_answers: bool
    has_convenience: bool
    dependence: Fraction | None
    discounted: Fraction | None
    programme_use: Fraction | None
    one_channel: Fraction | None
    looks: Fraction | None
    gap_days: Fraction | None
    amount: Fraction | None


def usual(numbers: Iterable[Fraction | None]) -> Fraction | None:
    """The median over the customers of whom it is known."""
    known = [number for number in numbers if number is not None]
    return Fraction(median(known)) if known else None


def beyond(share: Fraction | None, level: Fraction | None) -> Fraction:
    """How far a share lies beyond the usual one, in parts of what is left above that."""
    if share is None or level is None or level >= 1:
        return NOTHING
    return max((share - level) / (1 - level), NOTHING)


def below(number: Fraction, level: Fraction | None) -> Fraction:
    """How far a number lies below the usual one, in parts of that."""
    return max(1 - number / level, NOTHING) if level else NOTHING


def certainty(count: int, settings: Settings) -> Fraction:
    """A share is pulled toward the usual one as if so many purchases more had been at it."""
    whole = count + exact(settings.loyalty_prior_purchases)
    return count / whole if whole else NOTHING


def dependence(own: Habits, settings: Settings) -> Fraction | None:
    """On discounts; null where no purchase shows whether there was one. Without list value nothing is off."""
    if own.discounted is None:
        return None
    weight = exact(settings.price_amount_weight)
    return weight * (own.taken_off or NOTHING) + (1 - weight) * own.discounted


def price(own: Habits, shop: Shop, settings: Settings) -> Fraction | None:
    found = dependence(own, settings)
    if found is None or not shop.has_discounts:
        return None
    return beyond(found, shop.dependence) * certainty(own.count_prices, settings)


def programme(own: Habits, shop: Shop, settings: Settings) -> Fraction | None:
    if not shop.has_programme:
        return None
    weight = exact(settings.programme_use_weight)
    use = beyond(own.programme_use, shop.programme_use) * certainty(own.count_purchases, settings)
    return weight * use + (1 - weight) * own.shorter_before_reward


def convenience(own: Habits, shop: Shop, settings: Settings) -> Fraction | None:
    if not shop.has_convenience:
        return None
    channel = exact(settings.convenience_channel_weight)
    reorder = exact(settings.convenience_reorder_weight)
    return (
        channel * beyond(own.one_channel, shop.one_channel)
        + reorder * (own.reorders or NOTHING)
        + (1 - channel - reorder) * below(own.looks, shop.looks)
    )


def perks(own: Habits, shop: Shop, settings: Settings) -> Fraction | None:
    """Sporadic and little are how far purchases lie apart and below the usual amount."""
    if not shop.has_perks:
        return None
    use = min(Fraction(own.perks, own.count_purchases), Fraction(1))
    sporadic = below(shop.gap_days, own.expected_gap_days) if shop.gap_days is not None else NOTHING
    little = below(own.net_amount / own.count_purchases, shop.amount)
    weight = exact(settings.perks_use_weight)
    return use * (weight + (1 - weight) / 2 * (sporadic + little))


def true(own: Habits, shop: Shop, settings: Settings) -> Fraction | None:
    """Acts count from one whole act on; late gaps and more discounts than usual take some away."""
    if not shop.has_acts:
        return None
    if own.weight_of_acts < 1:
        return NOTHING
    acts = own.weight_of_acts / (own.weight_of_acts + exact(settings.acts_for_half))
    all_gaps = own.gaps + exact(settings.true_prior_gaps)
    late = own.late_gaps / all_gaps if all_gaps else NOTHING
    return (
        acts * (1 - exact(settings.true_late_weight) * late) * (1 - beyond(own.discounted, shop.discounted))
    )


def satisfied(
    own: Habits, shop: Shop, dependences: Sequence[Fraction | None], settings: Settings
) -> Fraction | None:
    """The mean answer, a settled complaint being a bad one, less what the greatest dependence takes away."""
    if not shop.has_answers:
        return None
    if own.unsettled_complaints:
        return NOTHING
    answers = [exact(settings.neutral_answer_rate), *own.answers, *[NOTHING] * own.settled_complaints]
    greatest = max((score for score in dependences if score is not None), default=NOTHING)
    kept = 1 - exact(settings.satisfied_dependence_weight) * greatest
    return sum(answers, NOTHING) / len(answers) * kept


def shop_of(everyone: Sequence[Habits], settings: Settings) -> Shop:
    return Shop(
        has_acts=any(own.acts for own in everyone),
        has_discounts=any(own.discounted for own in everyone),
        has_programme=any(own.knows_programme for own in everyone),
        has_perks=any(own.perks for own in everyone),
        has_answers=any(own.answers for own in everyone),
        has_convenience=any(
            own.one_channel is not None or own.reorders is not None or own.looks for own in everyone
        ),
        dependence=usual(dependence(own, settings) for own in everyone),
        discounted=usual(own.discounted for own in everyone),
        programme_use=usual(own.programme_use for own in everyone),
        one_channel=usual(own.one_channel for own in everyone),
        looks=usual(own.looks for own in everyone),
        gap_days=usual(own.expected_gap_days for own in everyone),
        amount=usual(own.net_amount / own.count_purchases for own in everyone),
    )


def scores_of(own: Habits, shop: Shop, settings: Settings) -> Scores:
    dependences = {
        "price": price(own, shop, settings),
        "programme": programme(own, shop, settings),
        "convenience": convenience(own, shop, settings),
        "perks": perks(own, shop, settings),
    }
    return {
        **dependences,
        "true": true(own, shop, settings),
        "satisfied": satisfied(own, shop, list(dependences.values()), settings),
    }


def scores(expected: Journey) -> Mapping[str, Scores]:
    """Exact, by everyone whose loyalty can be judged."""
    everyone = habits(expected)
    shop = shop_of(list(everyone.values()), expected.settings)
    return {customer: scores_of(own, shop, expected.settings) for customer, own in everyone.items()}
