"""The learned lapse policy: worked by hand, and against a few lines of exact arithmetic."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from customer_journey.fit import fit
from customer_journey.lapse_policy import LapsePolicySettings, learn_lapse_policy

Duration = tuple[int, int, int, bool, int]

SETTINGS = LapsePolicySettings(
    gap_prior_weight=Decimal(2),
    policy_min_gaps=1,
    policy_min_at_risk=1,
    at_risk_quantile=Decimal("0.80"),
    lost_quantile=Decimal("0.97"),
)
COLUMNS = ["purchase_number", "capped_gap_days", "duration_days", "is_observed", "count_durations"]
POLICY_TYPES = {
    "first_purchase_number": "INTEGER",
    "last_purchase_number": "INTEGER",
    "at_risk_multiple": "DECIMAL(12,4)",
    "lost_multiple": "DECIMAL(12,4)",
    "typical_gap_days": "DECIMAL(12,1)",
    "count_observed_gaps": "BIGINT",
    "is_pooled": "BOOLEAN",
    "at_risk_quantile": "DECIMAL(12,4)",
    "lost_quantile": "DECIMAL(12,4)",
}


def bands(*limits: tuple[int, int | None]) -> pd.DataFrame:
    return pd.DataFrame(limits, columns=["first_purchase_number", "last_purchase_number"])


def frame(durations: list[Duration]) -> pd.DataFrame:
    return pd.DataFrame(durations, columns=COLUMNS)


def after_first_purchase(gaps: list[int], waiting: list[int] | None = None) -> pd.DataFrame:
    """Durations after first purchases: the expected gap is the median of the gaps alone."""
    return frame(
        [(1, 0, days, True, 1) for days in gaps] + [(1, 0, days, False, 1) for days in waiting or []]
    )


def multiples(durations: pd.DataFrame, policy_settings: LapsePolicySettings) -> tuple[str, str]:
    """At-risk and lost multiple of one band of all purchases."""
    policy = learn_lapse_policy(durations, policy_settings, bands((1, None)))
    return str(policy["at_risk_multiple"][0]), str(policy["lost_multiple"][0])


def quantiles(at_risk: str, lost: str) -> LapsePolicySettings:
    return replace(SETTINGS, at_risk_quantile=Decimal(at_risk), lost_quantile=Decimal(lost))


# --- Worked by hand -------------------------------------------------------------------------------

# G = 30, so the ratios are 1/3, 2/3, 1, 4/3, 5/3, and one duration is cut off at 1. At risk: 6, 5, 4, 2, 1.
# S = 5/6, 4/6, 3/6, 1/4, 0.
FIVE_GAPS_AND_ONE_WAITING = after_first_purchase([10, 20, 30, 40, 50], waiting=[30])


def test_the_curve_worked_by_hand() -> None:
    assert multiples(FIVE_GAPS_AND_ONE_WAITING, quantiles("0.5", "0.75")) == ("1.0000", "1.3333")
    assert multiples(FIVE_GAPS_AND_ONE_WAITING, quantiles("0.3333", "0.3334")) == ("0.6667", "1.0000")


def test_at_a_tie_who_is_cut_off_was_still_at_risk() -> None:
    # Left out at 1, S(4/3) would be 2/9 and F 0.78, enough for 0.76.
    assert multiples(FIVE_GAPS_AND_ONE_WAITING, quantiles("0.75", "0.76")) == ("1.3333", "1.6667")


def test_the_curve_ends_at_the_last_event_with_enough_at_risk() -> None:
    # Two at risk at 4/3, where S = 1/4: F = 2/9, 4/9, 2/3, 1.
    two = replace(quantiles("0.6666", "0.6667"), policy_min_at_risk=2)
    assert multiples(FIVE_GAPS_AND_ONE_WAITING, two) == ("1.0000", "1.3333")
    # Three at risk only up to 1, where S = 1/2: F = 1/3, 2/3, 1.
    three = replace(quantiles("0.6666", "1"), policy_min_at_risk=3)
    assert multiples(FIVE_GAPS_AND_ONE_WAITING, three) == ("0.6667", "1.0000")


def test_who_waits_longest_keeps_the_curve_above_zero() -> None:
    # S = 2/3, 1/3 and no event after: F = 1/2, 1.
    assert multiples(after_first_purchase([10, 30], waiting=[90]), quantiles("0.5", "0.51")) == (
        "0.5000", "1.5000",
    )  # fmt: skip


def test_an_exact_share_counts() -> None:
    assert multiples(after_first_purchase([10, 20, 30, 40, 50]), SETTINGS) == ("1.3333", "1.6667")
    # G = 50.5: 80 / 50.5 and 97 / 50.5.
    assert multiples(after_first_purchase(list(range(1, 101))), SETTINGS) == ("1.5842", "1.9208")


def test_own_gaps_pull_the_expected_gap() -> None:
    # G = 30; expected at the third purchase (2 * 30 + 40) / (2 + 2) = 25.
    assert multiples(frame([(3, 40, 30, True, 1)]), SETTINGS) == ("1.2000", "1.2000")
    # With half the weight (1.5 * 30 + 40) / (1.5 + 2): 30 * 3.5 / 85.
    half = replace(SETTINGS, gap_prior_weight=Decimal("1.5"))
    assert multiples(frame([(3, 40, 30, True, 1)]), half) == ("1.2353", "1.2353")


def test_equal_ratios_of_different_rhythms_are_one_step() -> None:
    # G = 30; 30 days where 30 are expected, 15 where (2 * 30 + 15) / (2 + 3) are.
    durations = frame([(1, 0, 30, True, 2), (4, 15, 15, True, 1)])
    assert multiples(durations, quantiles("0.01", "1")) == ("1.0000", "1.0000")


def test_a_multiple_is_rounded_half_up() -> None:
    # 20001 / 20000 = 1.00005.
    durations = frame([(1, 0, 20000, True, 3), (1, 0, 20001, True, 2)])
    assert multiples(durations, SETTINGS) == ("1.0001", "1.0001")


@pytest.mark.parametrize(
    ("gaps", "typical"),
    [([10, 20, 90], "20.0"), ([10, 21], "15.5"), ([7], "7.0"), ([5, 5, 5, 800], "5.0")],
)
def test_the_typical_gap_is_the_median(gaps: list[int], typical: str) -> None:
    policy = learn_lapse_policy(after_first_purchase(gaps, waiting=[1]), SETTINGS, bands((1, None)))
    assert policy["typical_gap_days"].map(str).tolist() == [typical]


# --- Bands and fallbacks --------------------------------------------------------------------------

TWO_BANDS = frame([(1, 0, days, True, 1) for days in (10, 20, 30, 40, 50)] + [(2, 30, 60, True, 2)])


def test_every_band_has_its_own_curve() -> None:
    policy = learn_lapse_policy(TWO_BANDS, SETTINGS, bands((1, 1), (2, None)))
    # G = 40 of 10, 20, 30, 40, 50, 60, 60; expected 40, and (80 + 30) / 3 at the second purchase.
    assert policy["at_risk_multiple"].map(str).tolist() == ["1.0000", "1.6364"]
    assert policy["lost_multiple"].map(str).tolist() == ["1.2500", "1.6364"]
    assert policy["count_observed_gaps"].tolist() == [5, 2]
    assert policy["is_pooled"].tolist() == [False, False]
    assert policy["first_purchase_number"].tolist() == [1, 2]
    assert policy["last_purchase_number"].tolist() == [1, pd.NA]
    assert policy["at_risk_quantile"].tolist() == [Decimal("0.8")] * 2
    assert policy["lost_quantile"].tolist() == [Decimal("0.97")] * 2


@pytest.mark.parametrize("setting", ["policy_min_gaps", "policy_min_at_risk"])
def test_a_thin_band_takes_the_curve_of_all(setting: str) -> None:
    # Three gaps, or three at risk, are asked for: the second band has two.
    policy_settings = LapsePolicySettings(**vars(SETTINGS) | {setting: 3})
    policy = learn_lapse_policy(TWO_BANDS, policy_settings, bands((1, 1), (2, 2), (3, None)))
    of_all = multiples(TWO_BANDS, policy_settings)
    assert policy["is_pooled"].tolist() == [False, True, True]
    assert policy["count_observed_gaps"].tolist() == [5, 2, 0]
    for row in (1, 2):
        assert (str(policy["at_risk_multiple"][row]), str(policy["lost_multiple"][row])) == of_all


@pytest.mark.parametrize(
    ("durations", "changes"),
    [
        (TWO_BANDS, {"policy_min_gaps": 8}),
        (TWO_BANDS, {"policy_min_at_risk": 8}),
        (after_first_purchase([], waiting=[10, 20]), {}),
        (frame([]), {}),
    ],
    ids=["too few gaps", "too few at risk", "nobody came back", "nobody bought"],
)
def test_too_little_to_learn_from_is_a_typed_empty_policy(
    durations: pd.DataFrame, changes: dict[str, int]
) -> None:
    policy = learn_lapse_policy(durations, LapsePolicySettings(**vars(SETTINGS) | changes), bands((1, None)))
    assert policy.empty
    assert types_on_duckdb(policy) == POLICY_TYPES


def test_a_learned_policy_has_the_same_types() -> None:
    assert types_on_duckdb(learn_lapse_policy(TWO_BANDS, SETTINGS, bands((1, 1), (2, None)))) == POLICY_TYPES


def types_on_duckdb(policy: pd.DataFrame) -> dict[str, str]:
    with duckdb.connect() as connection:
        connection.register("policy", policy)
        return {name: kind for name, kind, *_ in connection.sql("describe from policy").fetchall()}


def test_frames_may_come_as_any_engine_gives_them() -> None:
    as_decimals = TWO_BANDS.astype(object).map(lambda value: value if value is True else Decimal(value))
    open_band_as_double = pd.DataFrame({"first_purchase_number": [1, 2], "last_purchase_number": [1.0, None]})
    expected = learn_lapse_policy(TWO_BANDS, SETTINGS, bands((1, 1), (2, None)))
    pd.testing.assert_frame_equal(learn_lapse_policy(as_decimals, SETTINGS, open_band_as_double), expected)


# --- Settings and errors --------------------------------------------------------------------------

CONFIG: dict[str, object] = {
    "gap_prior_weight": 2,
    "policy_min_gaps": "200",
    "policy_min_at_risk": 50,
    "at_risk_quantile": 0.80,
    "lost_quantile": "0.97",
}


def test_settings_are_read_from_numbers_or_text() -> None:
    expected = replace(SETTINGS, policy_min_gaps=200, policy_min_at_risk=50)
    assert LapsePolicySettings.from_config(CONFIG.get) == expected


def test_settings_are_rounded_half_up_to_the_decimals_they_are_kept_with() -> None:
    given = {"gap_prior_weight": "0.0005", "at_risk_quantile": 0.80004, "lost_quantile": "0.97005"}
    settings = LapsePolicySettings.from_config((CONFIG | given).get)
    assert (settings.gap_prior_weight, settings.at_risk_quantile, settings.lost_quantile) == (
        Decimal("0.001"), Decimal("0.8"), Decimal("0.9701"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gap_prior_weight", 0),
        ("gap_prior_weight", "much"),
        ("gap_prior_weight", float("nan")),
        ("policy_min_gaps", 0),
        ("policy_min_at_risk", None),
        ("at_risk_quantile", 0.98),
        ("lost_quantile", 97),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        LapsePolicySettings.from_config((CONFIG | {name: value}).get)


@pytest.mark.parametrize(
    ("durations", "message"),
    [
        (TWO_BANDS.drop(columns="count_durations"), "count_durations is missing"),
        (TWO_BANDS.assign(capped_gap_days=None), "capped_gap_days has a value that is null"),
        (TWO_BANDS.assign(duration_days=1.5), "duration_days has a value that is null or no integer"),
        (TWO_BANDS.assign(purchase_number=0), "purchase_number counts from 1"),
        (TWO_BANDS.assign(duration_days=-1), "the other columns from 0"),
        (TWO_BANDS.assign(duration_days=0), "at least one day"),
        (TWO_BANDS.assign(capped_gap_days=2**50), "too large"),
    ],
)
def test_durations_that_cannot_be_are_refused(durations: pd.DataFrame, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        learn_lapse_policy(durations, SETTINGS, bands((1, None)))


# --- An independent reference ---------------------------------------------------------------------


def reference(durations: list[Duration], asked: LapsePolicySettings, last: int) -> list[tuple[object, ...]]:
    """The policy of bands up to `last` and beyond it, one duration at a time, in exact fractions."""
    each = [duration for duration in durations for _ in range(duration[4])]
    gaps = sorted(days for _, _, days, is_observed, _ in each if is_observed)
    if len(gaps) < asked.policy_min_gaps:
        return []
    typical = Fraction(gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2], 2)
    weight = Fraction(asked.gap_prior_weight)

    def multiples_of(part: list[Duration]) -> tuple[Decimal, ...] | None:
        ratios = [
            (days * (weight + number - 1) / (weight * typical + capped), is_observed)
            for number, capped, days, is_observed, _ in part
        ]
        survival, curve = Fraction(1), []
        for moment in sorted({ratio for ratio, is_observed in ratios if is_observed}):
            at_risk = sum(ratio >= moment for ratio, _ in ratios)
            if at_risk >= asked.policy_min_at_risk:
                survival *= 1 - Fraction(ratios.count((moment, True)), at_risk)
                curve.append((moment, 1 - survival))
        if sum(is_observed for _, is_observed in ratios) < asked.policy_min_gaps or not curve:
            return None
        first_at = [
            next(moment for moment, gone in curve if round(gone / curve[-1][1], 9) >= Fraction(quantile))
            for quantile in (asked.at_risk_quantile, asked.lost_quantile)
        ]
        return tuple(Decimal((moment * 10_000 + Fraction(1, 2)).__floor__()) / 10_000 for moment in first_at)

    of_all = multiples_of(each)
    policy: list[tuple[object, ...]] = []
    for part in ([d for d in each if d[0] <= last], [d for d in each if d[0] > last]):
        own = multiples_of(part)
        policy.append((*(own or of_all or ()), sum(d[3] for d in part), own is None))
    return policy if of_all else []


@st.composite
def any_durations(draw: st.DrawFn) -> list[Duration]:
    """Durations that often tie: few distinct days, few distinct rhythms."""
    one = st.tuples(
        st.integers(1, 5),
        st.sampled_from([0, 10, 30, 365]),
        st.integers(1, 40),
        st.booleans(),
        st.integers(1, 4),
    )
    drawn = draw(st.lists(one, min_size=1, max_size=25))
    return [
        (number, capped if number > 1 else 0, days, is_observed, count)
        for number, capped, days, is_observed, count in drawn
    ]


@settings(max_examples=150, deadline=None)
@given(
    durations=any_durations(),
    min_gaps=st.integers(1, 12),
    min_at_risk=st.integers(1, 12),
    weight=st.sampled_from(["0.5", "2", "2.125", "3.333"]),
    quantile=st.sampled_from(["0.1", "0.25", "0.5", "0.75", "0.8", "0.97", "1"]),
)
def test_agrees_with_exact_fractions(
    durations: list[Duration], min_gaps: int, min_at_risk: int, weight: str, quantile: str
) -> None:
    asked = LapsePolicySettings(Decimal(weight), min_gaps, min_at_risk, Decimal(quantile), Decimal(1))
    policy = learn_lapse_policy(frame(durations), asked, bands((1, 2), (3, None)))
    compared = policy[["at_risk_multiple", "lost_multiple", "count_observed_gaps", "is_pooled"]]
    assert list(compared.itertuples(index=False, name=None)) == reference(durations, asked, last=2)


# --- The command, on a project of one model ---------------------------------------------------------

PROJECT = {
    "dbt_project.yml": """
        name: customer_journey
        version: "1.0.0"
        profile: customer_journey
        models: {+materialized: table}
        vars: {as_of: null, relearn_lapse_policy: false, gap_prior_weight: 2, policy_min_gaps: 5,
               policy_min_at_risk: 1, at_risk_quantile: 0.80, lost_quantile: 0.97}
    """,
    "profiles.yml": """
        customer_journey:
          target: duckdb
          outputs:
            duckdb: {type: duckdb, path: ":memory:"}
            postgres: {type: postgres, host: "HOST", port: 5432, user: postgres, password: "",
                       dbname: postgres, schema: public}
            nobody: {type: postgres, host: "HOST/nobody", port: 5432, user: postgres, password: "",
                     dbname: postgres, schema: public}
    """,
    "models/int_lapse_durations.sql": """
        select 1 as purchase_number, 0 as capped_gap_days, 10 * day_number as duration_days,
            true as is_observed, cast(1 as bigint) as count_durations
        from generate_series(1, 5) as days(day_number)
    """,
    "seeds/lapse_policy_fixed.csv": "first_purchase_number,last_purchase_number\n1,1\n2,\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    pgserver = pytest.importorskip("pgserver")
    with pgserver.get_server(tmp_path / "postgres") as server:
        for name, text in PROJECT.items():
            file = tmp_path / "project" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(text).replace("HOST", str(server.pgdata)))
        yield tmp_path / "project"


def test_the_command_learns_keeps_and_explains(project: Path) -> None:
    import psycopg2  # type: ignore[import-untyped]

    def run(*options: str) -> tuple[int, str]:
        folders = ["--project-dir", str(project), "--profiles-dir", str(project)]
        result = CliRunner().invoke(fit, [*folders, *options])
        print(result.output)
        return result.exit_code, result.output.splitlines()[-1]

    def policy(table: str) -> list[tuple[object, ...]]:
        connection = psycopg2.connect(host=str(project.parent / "postgres"), user="postgres")
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"select * from {table} order by first_purchase_number")
                return list(cursor.fetchall())
        finally:
            connection.close()

    shares = (Decimal("0.8000"), Decimal("0.9700"))
    curve = (Decimal("1.3333"), Decimal("1.6667"), Decimal("30.0"))
    learned = [(1, 1, *curve, 5, False, *shares), (2, None, *curve, 0, True, *shares)]

    too_few = '{"policy_min_gaps": 6}'
    exit_code, said = run("--target", "postgres", "--vars", too_few)
    assert (exit_code, policy("int_lapse_policy_learned")) == (0, [])
    assert "the fixed policy holds" in said
    # An empty policy is none that could be kept; a learned one is.
    assert "Learned" in run("--target", "postgres")[1]
    assert policy("int_lapse_policy_learned") == learned
    assert "Kept" in run("--target", "postgres", "--vars", too_few)[1]
    # As of a past date the kept one stays as it is.
    assert "int_lapse_policy_as_of" in run("--target", "postgres", "--vars", "{as_of: 2024-01-01}")[1]
    assert policy("int_lapse_policy_as_of") == policy("int_lapse_policy_learned") == learned
    assert "Learned" in run("--target", "postgres", "--relearn", "--vars", too_few)[1]
    assert policy("int_lapse_policy_learned") == []

    assert run("--target", "duckdb") == (
        1, "Error: duckdb runs Python models: `dbt build` learns the policy itself.",
    )  # fmt: skip
    advice = "If it is the connection: check the target in profiles.yml, and that the engine is running."
    assert run("--target", "nowhere") == (1, advice)
    assert run("--target", "nobody") == (1, advice)
