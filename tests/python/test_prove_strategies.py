"""The proof of rpt_strategy_outcomes, in small; `customer_journey prove strategies` has many shops."""

import pandas as pd
import pytest

from customer_journey.prove.compiled import CompiledModels
from customer_journey.prove.contacted_shops import SCENARIOS, make_shops
from customer_journey.prove.outcomes import compile_outcomes, outcomes_of_shops, summarised
from customer_journey.prove.strategies import as_markdown

BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}


@pytest.fixture(scope="module")
def models() -> CompiledModels:
    return compile_outcomes()


def test_both_worlds_are_the_same_up_to_the_contact() -> None:
    scenario = BY_NAME["the best, helps"]
    with_contact = make_shops(scenario, shops=2, customers=300, seed=1, first_counts=True)
    without = make_shops(scenario, shops=2, customers=300, seed=1, first_counts=False)
    pd.testing.assert_frame_equal(with_contact.touchpoints, without.touchpoints)
    contacted_at = with_contact.touchpoints.set_index("customer_id")["occurred_at"]
    assert contacted_at.index.is_unique

    def orders_before(orders: pd.DataFrame) -> pd.DataFrame:
        until = orders["customer_id"].map(contacted_at).fillna("9999")
        kept = orders[orders["ordered_at"] < until][["customer_id", "ordered_at", "net_amount"]]
        return kept.sort_values(["customer_id", "ordered_at"], ignore_index=True)

    pd.testing.assert_frame_equal(orders_before(with_contact.orders), orders_before(without.orders))
    assert len(with_contact.orders) > len(without.orders)


def test_the_best_are_contacted_more_often_where_they_are_preferred() -> None:
    def average_amounts(name: str) -> tuple[float, float]:
        shop = make_shops(BY_NAME[name], shops=1, customers=2000, seed=2, first_counts=True)
        amounts = shop.orders["net_amount"].astype(float)
        is_contacted = shop.orders["customer_id"].isin(shop.touchpoints["customer_id"])
        return amounts[is_contacted].mean(), amounts[~is_contacted].mean()

    contacted, others = average_amounts("the best, no effect")
    assert contacted > 1.3 * others
    contacted, others = average_amounts("anyone, no effect")
    assert contacted < 1.3 * others


def test_a_strategy_without_effect_is_not_credited_with_the_best_customers(models: CompiledModels) -> None:
    found = outcomes_of_shops(models, BY_NAME["the best, no effect"], shops=3, customers=2000, seed=3)
    assert len(found) == 6
    assert (found["true_effect"] == 0).all()
    assert not found["verdict"].isin(["works", "harms", "too_few"]).any()
    # Compared as they come, the contacted would look better.
    onboarding = found[found["strategy"] == "onboarding"]
    assert onboarding["plain_difference"].mean() > onboarding["difference"].astype(float).mean() + 0.02


def test_a_strategy_that_helps_is_seen_and_its_effect_lies_in_the_interval(models: CompiledModels) -> None:
    found = outcomes_of_shops(models, BY_NAME["anyone, helps"], shops=3, customers=2000, seed=4)
    onboarding = found[found["strategy"] == "onboarding"]
    assert (onboarding["true_effect"] > 0.1).all()
    assert (onboarding["verdict"] == "works").all()
    assert (onboarding["difference_low"].astype(float) < onboarding["true_effect"]).all()
    assert (onboarding["difference_high"].astype(float) > onboarding["true_effect"]).all()
    table = as_markdown(summarised(found)).splitlines()
    assert len(table) == 4
    assert table[2].startswith("| anyone, helps | onboarding |")
