-- What the lapse policy is learned from: how long customers took to come back, or have been waited for.
with

durations as (
    select
        purchases.purchase_number,
        purchases.capped_gap_days,
        purchases.next_gap_days is not null as is_observed,
        coalesce(purchases.next_gap_days, {{ days_between('purchases.purchased_on', 'clock.clock_on') }})
            as duration_days
    from {{ ref('int_purchases_numbered') }} as purchases
    cross join {{ ref('stg_clock') }} as clock
),

counted_durations as (
    select
        purchase_number,
        capped_gap_days,
        duration_days,
        is_observed,
        cast(count(*) as bigint) as count_durations
    from durations
    group by purchase_number, capped_gap_days, duration_days, is_observed
)

select * from counted_durations
