"""One measured process: its wall seconds, its peak memory, and its memory over time."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from customer_journey.bench.memory import KIBIBYTE, MemorySamples

# getrusage counts in bytes on macOS, in kibibytes elsewhere.
UNIT = 1 if os.uname().sysname == "Darwin" else KIBIBYTE


@dataclass(frozen=True)
class Measured:
    """A process that has ended. Instants are seconds since 1970, `peak_bytes` is the kernel's own figure."""

    began: float
    ended: float
    exit_code: int
    peak_bytes: int
    cpu_seconds: float
    memory: MemorySamples

    @property
    def seconds(self) -> float:
        """Wall seconds from the call to the end of the process."""
        return self.ended - self.began


def measure(
    command: list[str], folder: Path, environment: Mapping[str, str], read_line: Callable[[str], None]
) -> Measured:
    """Run a command in a folder, hand each line it prints to `read_line`, and measure it."""
    began = time.time()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        with MemorySamples(process.pid) as memory:
            for line in process.stdout:
                read_line(line)
            # Instead of wait(): the kernel tells the peak of this very process.
            _, status, usage = os.wait4(process.pid, 0)
        ended = time.time()
        process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(
        began=began,
        ended=ended,
        exit_code=process.returncode,
        peak_bytes=usage.ru_maxrss * UNIT,
        cpu_seconds=usage.ru_utime + usage.ru_stime,
        memory=memory,
    )
