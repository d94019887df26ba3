"""The measuring instrument: how long a build takes, how much memory, beside a hand-written floor."""
