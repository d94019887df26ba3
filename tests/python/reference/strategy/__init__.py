"""What may be offered to each customer next, from the specification."""
