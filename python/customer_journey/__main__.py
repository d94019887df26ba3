"""Run the command line as `python -m customer_journey`."""

from customer_journey.cli import main

main(prog_name="customer_journey")
