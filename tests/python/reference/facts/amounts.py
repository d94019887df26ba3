"""The three amounts of an order: in the reporting currency, and what is missing told by the others."""

from dataclasses import dataclass
from fractions import Fraction

from ..reading import read_number, trim
from ..rounding import half_up
from ..rows import Row, currency_code
from ..rules import Rules
from ..settings import Settings


@dataclass(frozen=True)
class Amounts:
    net: Fraction
    # Null where neither list price nor discount is known.
    list: Fraction | None
    discount: Fraction | None

    @property
    def is_discounted(self) -> bool | None:
        return None if self.discount is None else self.discount > 0


def rates(rules: Rules) -> dict[str, Fraction]:
    """What one unit of each currency is worth in the reporting currency."""
    found = {}
    for row in rules.exchange_rates:
        code, text = currency_code(row.get("currency")), trim(row.get("rate"))
        rate = read_number(text) if text else None
        if code and rate is not None:
            found[code] = rate
    return found


def rate_of(order: Row, rates: dict[str, Fraction], settings: Settings) -> Fraction:
    """1 for the reporting currency, an unnamed one, and where amounts are taken at face value."""
    reporting = currency_code(settings.reporting_currency)
    currency = currency_code(order.texts["currency"])
    if reporting is None or currency is None or currency == reporting:
        return Fraction(1)
    return rates[currency]


def amounts_of(order: Row, rate: Fraction) -> Amounts:
    """A missing list amount is net plus discount, a missing discount what is off the list, never below 0."""

    def converted(column: str) -> Fraction | None:
        amount = order.numbers[column]
        return None if amount is None else half_up(amount * rate, 4)

    net, given_list, given_discount = map(converted, ("net_amount", "list_amount", "discount_amount"))
    assert net is not None
    listed, discount = given_list, given_discount
    if given_list is None and given_discount is not None:
        listed = net + given_discount
    if given_discount is None and given_list is not None:
        discount = max(given_list - net, Fraction(0))
    return Amounts(net, listed, discount)
