"""A shop that never was: the raw tables of JOURNEY.md section 0, with the truth kept aside.

People act from a hidden motive and live through a hidden path of stages; nothing here knows a
threshold or a score of the project, so what the project says can be held against what was so.

The sample in `seeds/sample` is made, from the root of the repository, by

    customer_journey simulate --shop sample --customers 420 --seed 12 \\
        --start 2024-01-01 --end 2026-06-30 --format csv --no-truth --out seeds/sample

and a test proves that this command still gives exactly those files.
"""

SAMPLE_ARGUMENTS = (
    "--shop sample --customers 420 --seed 12 --start 2024-01-01 --end 2026-06-30 --format csv --no-truth"
)
"""Arguments of `customer_journey simulate` that make the sample; only `--out` is missing."""
