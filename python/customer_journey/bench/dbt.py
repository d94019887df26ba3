"""A measured run of dbt: what a user would call, in a process of its own, and what it says of its nodes."""

import json
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from customer_journey.bench.process import Measured, measure
from customer_journey.bench.progress import Progress

PROJECT = Path(__file__).resolve().parents[3]
DBT = str(Path(sys.executable).with_name("dbt"))


@dataclass(frozen=True)
class Settings:
    """Where and with what dbt builds; the same paths each time, so that its parsed project stays valid."""

    folder: Path
    threads: int
    memory_limit: str | None

    @property
    def db(self) -> Path:
        """The database file."""
        return self.folder / "journey.duckdb"

    def environment(self, raw: Path) -> dict[str, str]:
        """Environment of a dbt process that reads the raw tables of folder `raw`."""
        limit = {"JOURNEY_MEMORY_LIMIT": self.memory_limit} if self.memory_limit else {}
        return {
            **os.environ,
            "JOURNEY_TARGET": "duckdb",
            "JOURNEY_DB": str(self.db),
            "JOURNEY_INPUT": str(raw),
            "JOURNEY_THREADS": str(self.threads),
            "DBT_TARGET_PATH": str(self.folder / "dbt"),
            "DBT_LOG_PATH": str(self.folder / "logs"),
            **limit,
        }


@dataclass(frozen=True)
class Node:
    """A model, seed or test that ran; seconds since 1970, memory in bytes or None."""

    name: str
    kind: str
    began: float
    ended: float
    peak_bytes: int | None

    @property
    def seconds(self) -> float:
        """Wall seconds the node took on its thread."""
        return self.ended - self.began


@dataclass(frozen=True)
class DbtRun:
    """A dbt process and its nodes, in order of their beginning."""

    process: Measured
    nodes: list[Node]
    threads: int

    @property
    def start_seconds(self) -> float:
        """From the call to the first node: imports, the parsed project, the connection."""
        return min((node.began for node in self.nodes), default=self.process.ended) - self.process.began

    @property
    def nodes_seconds(self) -> float:
        """From the begin of the first node to the end of the last."""
        if not self.nodes:
            return 0.0
        return max(node.ended for node in self.nodes) - min(node.began for node in self.nodes)

    @property
    def idle_seconds(self) -> float:
        """Thread-seconds between first and last node in which a thread had no node."""
        return self.threads * self.nodes_seconds - sum(node.seconds for node in self.nodes)


def run_dbt(arguments: list[str], raw: Path, settings: Settings, label: str) -> DbtRun:
    """Run `dbt ARGUMENTS` over the raw tables of a folder.

    Raises ClickException, with dbt's own words, where it fails.
    """
    results = settings.folder / "dbt" / "run_results.json"
    results.unlink(missing_ok=True)
    command = [DBT, "--log-format", "json", *arguments, "--vars", "input: files"]
    with Progress(label) as progress:
        process = measure(command, PROJECT, settings.environment(raw), progress.read_line)
    if process.exit_code != 0:
        raise click.ClickException(f"dbt {' '.join(arguments)} failed:\n" + "\n".join(progress.errors))
    rows = json.loads(results.read_text())["results"] if results.exists() else []
    nodes = [node for row in rows if (node := _node(row, process)) is not None]
    return DbtRun(process, sorted(nodes, key=lambda node: node.began), settings.threads)


def _node(row: dict[str, Any], process: Measured) -> Node | None:
    """A row of run_results.json; None for what did not run, such as a hook."""
    timing = {part["name"]: part for part in row["timing"]}
    kind, _, *names = row["unique_id"].split(".")
    if "execute" not in timing or kind == "operation":
        return None
    first = timing.get("compile", timing["execute"])
    began, ended = _instant(first["started_at"]), _instant(timing["execute"]["completed_at"])
    return Node(names[0], kind, began, ended, process.memory.peak(began, ended))


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
