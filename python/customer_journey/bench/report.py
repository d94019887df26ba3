"""A result as lines to read."""

from collections.abc import Iterator
from typing import Any

SLOWEST = 10


def report_lines(found: dict[str, Any]) -> Iterator[str]:
    """The slowest models, where the time of a build goes, and the ratios; of several rounds the last one."""
    build = found["models"][-1]
    yield f"{'slowest':<40} {'seconds':>9} {'peak memory':>12}"
    for node in sorted(build["nodes"], key=lambda node: node["seconds"], reverse=True)[:SLOWEST]:
        yield _row(node["name"], node)
    yield _row("the whole build", build)
    yield "Models run beside each other: the memory of one holds what ran at the same time."
    yield ""
    start, nodes, end = (build[f"{part}_seconds"] for part in ("start", "nodes", "end"))
    yield f"dbt: {start:.1f} s to the first model, {nodes:.1f} s of models, {end:.1f} s to the end"
    yield f"parsing the project anew: {found['parse']['seconds']:.1f} s, not counted above"
    yield f"rows: {sum(found['raw_rows'].values()):,} raw, {found['rows_per_second']:,} a second"
    yield f"database: {_size(found['database_bytes'])}"
    if "tests" in found:
        yield f"data tests: {found['medians']['tests']:.1f} s"
    if "ratios" in found:
        yield from _floor_lines(found)
    for part, what in (("facts", "a day's news, the facts alone"), ("day", "a day's news")):
        if part in found:
            run = found[part]
            yield f"{what}: {run['seconds']:.1f} s, {run['share_of_full_build']:.1%} of the full build"
            yield f"    beyond dbt's start: {run['seconds_beyond_start']:.1f} s"


def _floor_lines(found: dict[str, Any]) -> Iterator[str]:
    medians, ratios = found["medians"], found["ratios"]
    memory = max(run["peak_bytes"] for run in found["floor"])
    yield f"floor, written by hand: {medians['floor']:.1f} s, {_size(memory)}"
    parts = found["floor_parts"]
    if parts:
        shares = ", ".join(f"{part} {seconds / sum(parts.values()):.0%}" for part, seconds in parts.items())
        yield f"    of its threads' work: {shares}"
    for part, what in (
        ("intervals", "up to fct_stage_intervals"),
        ("journey", "up to the marts of the journey"),
    ):
        yield f"models {what}: {medians[part]:.1f} s, {ratios[f'{part}_to_floor']:.1f} x the floor"
        yield f"    beyond dbt's start: {ratios[f'{part}_beyond_start_to_floor']:.1f} x the floor"
    yield f"all models: {medians['models']:.1f} s, {ratios['models_to_floor']:.1f} x the floor"


def _row(name: str, measured: dict[str, Any]) -> str:
    return f"{name:<40} {measured['seconds']:>9.2f} {_size(measured['peak_bytes']):>12}"


def _size(size: int | None) -> str:
    return "?" if size is None else f"{size / 1e9:.2f} GB"
