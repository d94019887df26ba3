"""Why customers stay, from the specification: who is judged, the type, the tier, and what types are worth."""
