"""The journey map and what people answer, from the specification."""
