"""A day's news for a shop that is already there: the whole raw tables again, as they are a day later.

What comes: new orders with their lines, new touchpoints, some of both late by weeks; new customers;
anonymous visitors identified, by a row of raw_identities or by a touchpoint that carries both ids, which
makes one person of two; orders corrected in place (amount, a status that takes them back, now and then the
customer), consents and touchpoints changed in place; lines that come after their order, are corrected or are
taken away; rows sent again under a key that is there; now and then a new product, a product in another
category, and a bad row.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

SCRIPT = Path(__file__).with_suffix(".sql")

LATEST = """
    select cast(max(happened_at) as date), max(loaded_at)
    from (
        select ordered_at as happened_at, loaded_at from read_parquet($raw || '/raw_orders.parquet')
        union all
        select occurred_at, loaded_at from read_parquet($raw || '/raw_touchpoints.parquet')
        union all
        select null, loaded_at from read_parquet($raw || '/raw_customers.parquet')
    )
    where happened_at is null or happened_at < now()
"""


def make_day(
    raw: Path, news: Path, seed: int, day: date | None = None, share: float = 0.002, threads: int = 2
) -> date:
    """Write the raw tables of folder `raw` as they are one day later to folder `news`; returns the day.

    `raw` holds the six tables as typed parquet: from `simulate` without bad rows, or of an earlier day.
    `day` is the day on which the news happen, by default the one after the latest order or touchpoint.
    `share`, in 0..1, is the share of customers, and of visitors not yet identified, who are heard of.
    New and changed rows carry one loaded_at: the night after `day`, and always later than every loaded_at
    before. The same arguments give the same rows.

    Raises ValueError where the share makes no sense, duckdb.Error where a table is missing or not typed.
    """
    if not 0 < share <= 1:
        raise ValueError(f"share must lie above 0 and not above 1, not {share}")
    news.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": threads}) as connection:
        connection.execute("set TimeZone = 'UTC'")
        found = connection.execute(LATEST, {"raw": str(raw)}).fetchone()
        assert found is not None
        latest_day, latest_loaded = found
        day = day or (latest_day or date(2025, 12, 31)) + timedelta(days=1)
        midnight = datetime(day.year, day.month, day.day)
        loaded_at = midnight + timedelta(days=1, hours=2)
        if latest_loaded is not None:
            loaded_at = max(loaded_at, latest_loaded + timedelta(minutes=1))
        variables = {"raw": str(raw), "news": str(news), "seed": seed, "day": midnight,
                     "loaded_at": loaded_at, "share": share}  # fmt: skip
        for name, value in variables.items():
            connection.execute(f"set variable {name} = ?", [value])
        connection.execute(SCRIPT.read_text())
    return day
