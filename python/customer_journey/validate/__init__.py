"""Great Expectations at the two doors: the raw tables as delivered, the marts as published.

What is measured stands in raw_door.py and marts_door.py as SQL, what is expected of it in raw_checks.py
and marts_checks.py as rows, each with its bound and the reason for it.
"""

import os

# Read when Great Expectations is imported: without it events are sent to its makers.
os.environ["GX_ANALYTICS_ENABLED"] = "False"
