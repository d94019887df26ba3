"""The reports on the journey, from the specification."""
