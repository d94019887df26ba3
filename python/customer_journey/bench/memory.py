"""How much memory a process holds, sampled while it runs."""

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY = 0.05
"""Seconds between two samples."""

KIBIBYTE = 1024


@dataclass
class MemorySamples:
    """Resident memory of process `pid`, in bytes, at instants in seconds since 1970.

    A context manager: a thread samples between entry and exit. Without /proc, as on macOS, there are none.
    """

    pid: int
    samples: list[tuple[float, int]] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def peak(self, began: float, ended: float) -> int | None:
        """The largest sample between two instants, one sampling step around them; None without samples."""
        within = (size for at, size in self.samples if began - EVERY <= at <= ended + EVERY)
        return max(within, default=None)

    def _sample(self) -> None:
        status = Path(f"/proc/{self.pid}/status")
        while not self._stop.wait(EVERY):
            size = _resident(status)
            if size is not None:
                self.samples.append((time.time(), size))


def _resident(status: Path) -> int | None:
    """Resident bytes from a file of /proc; None where it is not there, or the process has just ended."""
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return None
    sizes = (int(line.split()[1]) * KIBIBYTE for line in lines if line.startswith("VmRSS:"))
    return next(sizes, None)
