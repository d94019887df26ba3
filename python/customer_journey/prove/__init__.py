"""What the project says, held against a truth that is known because the shop was simulated."""
