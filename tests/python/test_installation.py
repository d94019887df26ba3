"""`make` sets up the environment with uv where it is installed, and with pip where it is not.

The environment of this very test was made by one of the two; where that was uv, pip is tried here.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compiled_project import PROJECT

WITHOUT_UV = "/usr/bin:/bin"


def test_make_installs_the_pinned_environment_with_pip(tmp_path: Path) -> None:
    if shutil.which("uv") is None or shutil.which("uv", path=WITHOUT_UV):
        pytest.skip("pip made this environment, or uv stands where make itself is found")
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(PROJECT / name, tmp_path)
    shutil.copytree(PROJECT / "python", tmp_path / "python", ignore=shutil.ignore_patterns("*.egg-info"))

    python = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    made = subprocess.run(
        ["make", ".venv/installed", f"PYTHON={python}"],
        cwd=tmp_path,
        env={**os.environ, "PATH": WITHOUT_UV},
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 0, made.stdout + made.stderr
    command = [tmp_path / ".venv/bin/customer_journey", "--help"]
    assert "simulate" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
