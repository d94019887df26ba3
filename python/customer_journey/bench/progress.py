"""A progress bar from the log lines of dbt: nodes finished, of how many."""

import json
import sys
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import click

FINISHED = {"LogModelResult", "LogTestResult", "LogSeedResult", "LogNodeResult", "LogNodeNoOpResult"}


class Progress:
    """Shows the nodes finished where a person looks on, and keeps the errors."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.errors: list[str] = []
        self._open = ExitStack()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def read_line(self, line: str) -> None:
        """Take one line of a JSON log; lines that are none are kept as errors: dbt itself broke."""
        try:
            event = json.loads(line)
        except json.JSONDecodeError:
            self.errors.append(line.rstrip())
            return
        if event["info"]["level"] == "error":
            self.errors.append(event["info"]["msg"])
        if event["info"]["name"] in FINISHED:
            self._finished(event["data"])

    def _finished(self, data: dict[str, Any]) -> None:
        if self._bar is None:
            self._bar = self._open.enter_context(
                click.progressbar(
                    length=int(data.get("total", 0)), label=f"{self.label:<10}", file=sys.stderr,
                    hidden=not sys.stderr.isatty(),
                )
            )  # fmt: skip
        self._bar.update(1)
