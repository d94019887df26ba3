"""The Markov chain of channels: worked examples, what must hold of any shop, speed."""

import random
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from customer_journey.markov import markov_shares, rounded_shares
from reference.attribution import removal_effects_by_definition

Paths = list[list[str]]


def steps_of(converting: Paths, others: Paths, kind: str = "order") -> pd.DataFrame:
    """The steps of the paths, counted as int_channel_steps counts them."""
    counted: Counter[tuple[str | None, str | None, bool]] = Counter()
    for paths, is_converted in ((converting, True), (others, False)):
        for path in paths:
            counted[None, path[0], False] += 1
            for source, target in pairwise(path):
                counted[source, target, False] += 1
            counted[path[-1], None, is_converted] += 1
    rows = [(kind, *step, count) for step, count in counted.items()]
    return pd.DataFrame(
        rows, columns=["conversion_type", "from_channel", "to_channel", "is_converted", "count_steps"]
    )


def effects_of(shares: pd.DataFrame) -> dict[str, Fraction]:
    return {row.channel: Fraction(row.removal_effect) for row in shares.itertuples()}


def test_worked_example() -> None:
    """Two of three people convert; without c1 nobody does, without c2 half as many, without c3 as well."""
    shares = markov_shares(steps_of([["c1", "c2"], ["c1", "c3"]], [["c1"]]))
    assert shares["channel"].tolist() == ["c1", "c2", "c3"]
    assert effects_of(shares) == {"c1": 1, "c2": Fraction(1, 2), "c3": Fraction(1, 2)}
    assert [Fraction(share) for share in shares["share"]] == [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)]


def test_a_channel_followed_by_itself_is_a_step_that_changes_nothing() -> None:
    """Who lingers in a channel leaves it for the others in the same proportion."""
    looped = markov_shares(steps_of([["a", "a", "b"], ["b"]], [["a"], ["b", "b", "b", "a"]]))
    straight = markov_shares(steps_of([["a", "b"], ["b"]], [["a"], ["b", "a"]]))
    assert looped.equals(straight)


def test_paths_without_conversion_count() -> None:
    """As often as they lead to nothing together, a loses more of b's conversions than b of its own."""
    converting = [["a"], ["b"], ["a", "b"]]
    assert effects_of(markov_shares(steps_of(converting, []))) == {
        "a": Fraction(666_666_666_667, 10**12), "b": Fraction(666_666_666_667, 10**12),
    }  # fmt: skip
    found = effects_of(markov_shares(steps_of(converting, [["a", "b"]] * 5)))
    assert found["a"] == Fraction(904_761_904_762, 10**12)
    assert found["b"] == Fraction(666_666_666_667, 10**12)


def test_kinds_are_apart_and_one_without_a_conversion_has_no_rows() -> None:
    steps = pd.concat([
        steps_of([["a"]], [], "order"), steps_of([["b"]], [["a"]], "prospect_to_new"),
        steps_of([], [["a"], ["b", "c"]], "lost_to_won_back"),
    ])  # fmt: skip
    shares = markov_shares(steps)
    assert shares[["conversion_type", "channel"]].to_numpy().tolist() == [
        ["order", "a"], ["prospect_to_new", "a"], ["prospect_to_new", "b"],
    ]  # fmt: skip
    assert [str(share) for share in shares["share"]] == ["1.000000000000", "0E-12", "1.000000000000"]


def test_no_steps_give_an_empty_table_of_the_same_types() -> None:
    full = markov_shares(steps_of([["a"]], []))
    empty = markov_shares(steps_of([], []))
    assert len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)


def test_frames_that_make_no_sense_are_refused() -> None:
    steps = steps_of([["a"]], [])
    with pytest.raises(ValueError, match="missing count_steps"):
        markov_shares(steps.drop(columns="count_steps"))
    with pytest.raises(ValueError, match="1 or more"):
        markov_shares(steps.assign(count_steps=0))
    with pytest.raises(ValueError, match="1 or more"):
        markov_shares(steps.assign(count_steps=None))


def test_shares_add_up_to_one_exactly() -> None:
    import numpy as np

    assert rounded_shares(np.array([1.0, 1.0, 1.0])) == [333333333333, 333333333334, 333333333333]


channels = st.sampled_from(["a", "b", "c", "d", "e"])
paths = st.lists(st.lists(channels, min_size=1, max_size=6), max_size=8)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(paths, paths)
def test_equals_the_chain_solved_anew_for_every_removal(converting: Paths, others: Paths) -> None:
    expected = removal_effects_by_definition(converting, others)
    shares = markov_shares(steps_of(converting, others))
    if not converting:
        assert len(shares) == 0
        return
    found = effects_of(shares)
    assert found.keys() == expected.keys()
    assert all(abs(found[channel] - expected[channel]) < Fraction(1, 10**10) for channel in expected)
    assert sum(Fraction(share) for share in shares["share"]) == 1


MEASURED = """
import random, re, sys, time
from pathlib import Path
sys.path[:0] = ["tests/python", "python"]
from test_markov import random_paths, steps_of
from customer_journey.markov import markov_shares
converting, others = random_paths(4_000, 12), random_paths(6_000, 12)
began = time.perf_counter()
shares = markov_shares(steps_of(converting, others))
assert len(shares) == 12
seconds = time.perf_counter() - began
# The peak of this very program: that of getrusage begins with the size of whoever started it.
[kilobytes] = re.findall(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(seconds, int(kilobytes) * 1024)
"""


def random_paths(count: int, size: int) -> Paths:
    rng = random.Random(7)
    return [[f"c{rng.randrange(size)}" for _ in range(rng.randint(1, 20))] for _ in range(count)]


def test_ten_thousand_journeys_and_twelve_channels_are_quick(request: pytest.FixtureRequest) -> None:
    """Under five seconds and a gigabyte, in a process of its own."""
    measured = subprocess.run(
        [sys.executable, "-c", MEASURED],
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory = map(float, measured.stdout.split())
    assert seconds < 5
    assert memory < 1e9
