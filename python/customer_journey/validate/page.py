"""The outcomes as one HTML page that needs nothing but itself, in light and in dark."""

from collections.abc import Sequence
from html import escape

from .check import Outcome, Result
from .summary import DoorOutcomes, has_failed

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Validation: {verdict}</title>
<style>
:root {{
  --paper: #fff; --ink: #1f2933; --quiet: #5d6b7a; --line: #dde3ea;
  --failed: #b3261e; --failed-paper: #fdecea; --passed: #1b6e3c;
}}
@media (prefers-color-scheme: dark) {{
  :root {{
    --paper: #14191f; --ink: #e4e9ef; --quiet: #9aa7b5; --line: #2c3641;
    --failed: #ff9a90; --failed-paper: #3a1d1b; --passed: #7fd6a0;
  }}
}}
body {{ margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }}
h1 {{ font-size: 1.5rem; margin: 0; }}
h2 {{ font-size: 1.15rem; margin: 2.2rem 0 0; }}
p {{ margin: .3rem 0 .8rem; color: var(--quiet); }}
.verdict-failed {{ color: var(--failed); }}
.verdict-passed {{ color: var(--passed); }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0;
  border-bottom: 1px solid var(--line); }}
th {{ color: var(--quiet); font-weight: 600; font-size: .85rem; }}
td:first-child, th:first-child {{ padding-left: .6rem; white-space: nowrap; }}
td.observed {{ font-variant-numeric: tabular-nums; min-width: 9rem; }}
code {{ font-size: .88em; }}
.why {{ display: block; color: var(--quiet); font-size: .88rem; }}
tr.failed {{ background: var(--failed-paper); }}
tr.failed td:first-child {{ color: var(--failed); font-weight: 700; }}
tr.passed td:first-child {{ color: var(--passed); }}
tr.missing td {{ color: var(--quiet); }}
</style>
</head>
<body>
<h1>Validation: <span class="verdict-{verdict_class}">{verdict}</span></h1>
<p>{subtitle}</p>
{doors}
</body>
</html>
"""

CLASSES: dict[Result, str] = {"failed": "failed", "passed": "passed", "not applicable": "missing"}
MARKS: dict[Result, str] = {"failed": "✗ failed", "passed": "✓", "not applicable": "-"}


def as_page(doors: Sequence[DoorOutcomes], subtitle: str) -> str:
    """The whole page."""
    failed = has_failed(doors)
    return PAGE.format(
        verdict="not as expected" if failed else "all as expected",
        verdict_class="failed" if failed else "passed",
        subtitle=escape(subtitle),
        doors="\n".join(_door(door) for door in doors),
    )


def _door(door: DoorOutcomes) -> str:
    rows = "\n".join(_row(outcome) for outcome in door.failures_first)
    return (
        f"<h2>{escape(door.title)}</h2>\n<p>{escape(door.counts)}</p>\n"
        '<div class="wide"><table>\n'
        "<thead><tr><th>Result</th><th>Table</th><th>Expected, and why</th><th>Observed</th></tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(outcome: Outcome) -> str:
    check = outcome.check
    return (
        f'<tr class="{CLASSES[outcome.result]}"><td>{MARKS[outcome.result]}</td>'
        f"<td><code>{escape(check.asset)}</code></td>"
        f'<td>{escape(check.words)}<span class="why">{escape(check.why)}</span></td>'
        f'<td class="observed">{escape(outcome.observed)}</td></tr>'
    )
