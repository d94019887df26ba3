"""Loyalty types against the hidden motives of simulated people: the proof in small, and its parts."""

from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from customer_journey.prove.loyalty import matrix, prove_shop
from customer_journey.prove.scores import confusion, f1_scores, macro_f1, right_in_thirds
from customer_journey.simulate.people import make_people
from customer_journey.simulate.shop import HABITS, MOTIVES, PROVING_SHOPS, SHOPS


def test_a_label_scores_by_precision_and_recall() -> None:
    cases = confusion(["a", "a", "b", "b"], ["a", "b", "b", "c"])
    assert cases == Counter({("a", "a"): 1, ("a", "b"): 1, ("b", "b"): 1, ("b", "c"): 1})
    assert f1_scores(cases) == {"a": pytest.approx(2 / 3), "b": pytest.approx(1 / 2)}
    assert macro_f1(cases) == pytest.approx(7 / 12)
    with pytest.raises(ValueError):
        confusion(["a"], [])


def test_thirds_are_taken_by_confidence() -> None:
    assert right_in_thirds([0.3, 0.1, 0.2], [True, False, False]) == (0, 1)


@pytest.mark.parametrize(("shop", "motive"), [("no_programme", "programme"), ("no_discounts", "price")])
def test_nobody_stays_for_what_the_shop_does_not_have(shop: str, motive: str) -> None:
    people = make_people(np.random.default_rng(3), SHOPS[shop], 4000, 1, 19_000.0, 20_000.0)
    shares = np.bincount(people.motive, minlength=len(MOTIVES)) / 4000
    missing, none = list(MOTIVES).index(motive), list(MOTIVES).index("none")
    assert shares[missing] == 0
    assert shares[none] > MOTIVES["none"].share + 0.1


def test_a_habit_looks_like_a_motive_and_is_none() -> None:
    people = make_people(np.random.default_rng(3), SHOPS["fashion"], 4000, 1, 19_000.0, 20_000.0)
    talkative = people.habit == list(HABITS).index("talkative")
    for_price = people.motive == list(MOTIVES).index("price")
    assert (people.trait("advocates")[talkative & for_price] == HABITS["talkative"]["advocates"]).all()
    assert (people.trait("advocates")[~talkative & for_price] == MOTIVES["price"].advocates).all()


def test_shops_without_habits_draw_none() -> None:
    people = make_people(np.random.default_rng(3), SHOPS["general"], 500, 1, 19_000.0, 20_000.0)
    assert (people.habit == -1).all()


@pytest.mark.parametrize("shop", ["no_programme", "no_discounts"])
def test_types_agree_with_motives_in_a_smaller_shop(tmp_path: Path, shop: str) -> None:
    """The bar of the whole proof, which is `customer_journey prove loyalty`, less what chance takes away."""
    assert shop in PROVING_SHOPS
    proof = prove_shop(shop, 2000, 5, tmp_path)
    assert proof.macro_f1 >= 0.80, matrix(proof)
    assert proof.right_in_top_third > proof.right_in_bottom_third
    missing = {"no_programme": "programme", "no_discounts": "price"}[shop]
    assert not any(missing in pair for pair in proof.cases), "a motive or type the shop does not have"
    orders = pq.read_table(tmp_path / "delivered" / "raw_orders.parquet")
    assert (orders.column("list_amount").null_count == len(orders)) == (shop == "no_discounts")
