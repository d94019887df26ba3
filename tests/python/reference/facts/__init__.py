"""What is known of each order, touchpoint, stay and customer, from the specification."""
