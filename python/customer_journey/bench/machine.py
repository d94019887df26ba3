"""What the figures were measured on and with: without it a figure means nothing."""

import os
import platform
from importlib.metadata import version

PACKAGES = ("dbt-core", "dbt-duckdb", "duckdb", "customer-journey")


def machine() -> dict[str, int | str]:
    """Cores this process may use, bytes of memory, kind of system; nothing that names the machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return {
        "cores": cores,
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": platform.system(),
        "processor": platform.machine(),
    }


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that do the work."""
    return {"python": platform.python_version()} | {package: version(package) for package in PACKAGES}
