"""What a session says, as plain numbers: seconds, bytes, rows, and ratios of medians."""

from statistics import median
from typing import Any

from customer_journey.bench.dbt import DbtRun
from customer_journey.bench.process import Measured
from customer_journey.bench.session import Session


def result(session: Session, raw_rows: dict[str, int]) -> dict[str, Any]:
    """The session as a tree that JSON can hold, without any path; absent measures are absent keys.

    `seconds` are wall seconds of the whole process. Memory of a node is the largest sample while it ran:
    nodes that ran beside it are in it, too.
    """
    count_rows = sum(raw_rows.values())
    models = median(run.process.seconds for run in session.models)
    found: dict[str, Any] = {
        "raw_rows": raw_rows,
        "parse": _process(session.parse.process),
        "models": [_dbt_run(run) for run in session.models],
        "rows_per_second": round(count_rows / models),
        "database_bytes": session.database_bytes,
        "medians": {"models": round(models, 2)},
    }
    if session.tests:
        found["tests"] = [_dbt_run(run) for run in session.tests]
        found["medians"]["tests"] = round(median(run.process.seconds for run in session.tests), 2)
    if session.floor:
        floor = median(run.seconds for run in session.floor)
        found["floor"] = [_process(run) for run in session.floor]
        found["floor_parts"] = session.floor_parts
        found["medians"]["floor"] = round(floor, 2)
        found["ratios"] = {"models_to_floor": round(models / floor, 2)}
        for part, runs in (("intervals", session.intervals), ("journey", session.journey)):
            seconds = median(run.process.seconds for run in runs)
            # Beyond dbt's own start: what the models themselves cost.
            beyond = median(run.nodes_seconds for run in runs)
            found[part] = [_dbt_run(run) for run in runs]
            found["medians"][part] = round(seconds, 2)
            found["ratios"][f"{part}_to_floor"] = round(seconds / floor, 2)
            found["ratios"][f"{part}_beyond_start_to_floor"] = round(beyond / floor, 2)
    for part, run in (("facts", session.facts), ("day", session.day)):
        if run is not None:
            seconds = run.process.seconds
            found[part] = _dbt_run(run) | {
                "seconds_beyond_start": round(seconds - run.start_seconds, 2),
                "share_of_full_build": round(seconds / models, 4),
            }
    return found


def _process(run: Measured) -> dict[str, Any]:
    return {
        "seconds": round(run.seconds, 2),
        "cpu_seconds": round(run.cpu_seconds, 2),
        "peak_bytes": run.peak_bytes,
    }


def _dbt_run(run: DbtRun) -> dict[str, Any]:
    began = run.process.began
    return _process(run.process) | {
        "start_seconds": round(run.start_seconds, 2),
        "nodes_seconds": round(run.nodes_seconds, 2),
        "end_seconds": round(run.process.seconds - run.start_seconds - run.nodes_seconds, 2),
        "idle_thread_seconds": round(run.idle_seconds, 2),
        "nodes": [
            {
                "name": node.name, "kind": node.kind, "began": round(node.began - began, 3),
                "seconds": round(node.seconds, 3), "peak_bytes": node.peak_bytes,
            }
            for node in run.nodes
        ],
    }  # fmt: skip
