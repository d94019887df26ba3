with

bands as (
    select
        'seed lapse_policy_fixed' as policy_name,
        first_purchase_number,
        cast(typical_gap_days as decimal(12, 4)) as typical_gap_days
    from {{ ref('lapse_policy_fixed') }}
    union all
    select
        'policy in force' as policy_name,
        first_purchase_number,
        cast(typical_gap_days as decimal(12, 4)) as typical_gap_days
    from {{ ref('int_lapse_policy') }}
),

bands_beside_all as (
    select
        *,
        min(typical_gap_days) over (partition by policy_name) as shortest_gap_days,
        max(typical_gap_days) over (partition by policy_name) as longest_gap_days
    from bands
),

bands_with_different_gaps as (
    select *
    from bands_beside_all
    where shortest_gap_days <> longest_gap_days
)

select * from bands_with_different_gaps
