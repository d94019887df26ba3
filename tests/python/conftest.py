"""What the tests share: the compiled project, and the raw tables of the sample and of real shops."""

import gc
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from comparison import read_folder
from compiled_project import PROJECT, CompiledProject, read_raw
from reference import RawTables

# As root pgserver makes a user of its own, with useradd, which a bare PATH does not find.
os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])

REAL_DATA = Path(__file__).with_name("real_data")
SHARED_DATA = Path(os.environ.get("JOURNEY_SHARED_DATA", PROJECT.parent / "shared" / "data"))

# Any instant, to the microsecond: a project compiled with it can be built as of every other.
SOME_INSTANT = "2000-01-01 00:00:00.000000"

# Short memories, so that loyalty, loss and recovery come often; nothing as it is by default.
LIVELY: dict[str, Any] = {
    "lapse_policy": "fixed",
    "reporting_currency": "EUR",
    "gap_prior_weight": 0.5,
    "gap_cap_days": 30,
    "win_back_purchases": 2,
    "at_risk_min_days": 2,
    "at_risk_max_days": 20,
    "lost_min_days": 5,
    "lost_max_days": 45,
    "repeat_from_purchases": 2,
    "loyal_min_purchases": 3,
    "loyal_min_tenure_days": 14,
    "loyal_min_on_time_share": 0.5,
    "loyal_min_categories": None,
    "advocate_min_acts": 2,
    "advocacy_days": 40,
    "prospect_dormant_days": 5,
    "slowing_min_gaps": 4,
    "slowing_multiple": 1.2,
    "loyalty_window_days": 1500,
    "referral_touchpoint_types": ["referral_converted", "social_mention"],
}

VARIABLES: dict[str, dict[str, Any]] = {
    "learned": {},
    "learned as of": {"as_of": SOME_INSTANT},
    "fixed": {"lapse_policy": "fixed"},
    "fixed as of": {"lapse_policy": "fixed", "as_of": SOME_INSTANT},
    "lively": LIVELY,
}

Compiled = Callable[[str], CompiledProject]
Shops = Callable[[str], RawTables]


def pytest_configure(config: pytest.Config) -> None:
    """A library of dbt warns dbt, not us."""
    config.addinivalue_line("filterwarnings", "ignore:GitWildMatchPattern:DeprecationWarning")


def pytest_unconfigure() -> None:
    """Hypothesis leaves a callback with the garbage collector, of which DuckDB would complain at the end."""
    gc.callbacks.clear()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The project compiled with a set of variables, once a session."""

    @cache
    def compile_with(name: str) -> CompiledProject:
        folder = tmp_path_factory.mktemp(name.replace(" ", "_"))
        return CompiledProject(folder, VARIABLES[name])

    return compile_with


def make_raw_tables(connection: duckdb.DuckDBPyConnection, shop: str) -> None:
    """The schema raw of a real shop, made by its own SELECTs; skips where the files are not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip(
            f"the real data of {shop} is not at {SHARED_DATA}; name its folder in JOURNEY_SHARED_DATA"
        )
    connection.execute("create schema if not exists raw")
    connection.execute(f"set variable shared_data = '{SHARED_DATA}'")
    connection.execute((REAL_DATA / f"{shop}.sql").read_text())


@pytest.fixture(scope="session")
def raw_tables() -> Shops:
    """The raw tables of a shop: sample, or one of the real ones."""

    @cache
    def read(shop: str) -> RawTables:
        if shop == "sample":
            return read_folder(PROJECT / "seeds" / "sample")
        with duckdb.connect() as connection:
            make_raw_tables(connection, shop)
            return read_raw(connection)

    return read
