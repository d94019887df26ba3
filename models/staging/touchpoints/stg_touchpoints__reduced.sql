-- The many touchpoints of one pair of ids as one row: all that most of them mean for the journey, and for the clock.
-- Beside it a row for each signal that can turn a stage; of these, and of what lifts a disqualification, every instant
-- is kept.
with

touchpoints as (
    select
        customer_id,
        anonymous_id,
        occurred_at,
        signal,
        is_interest,
        lifts_disqualification,
        withdraws_consent,
        case when is_turning then signal end as turning_signal
    from {{ ref('stg_touchpoints__signals') }}
),

reduced_touchpoints as (
    select
        customer_id,
        anonymous_id,
        turning_signal,
        min(occurred_at) as first_touched_at,
        max(occurred_at) as last_touched_at,
        min(case when is_interest then occurred_at end) as first_interested_at,
        max(case when is_interest then occurred_at end) as last_interested_at,
        min(case when signal = 'considered' then occurred_at end) as first_considered_at,
        min(case when signal = 'decided' then occurred_at end) as first_decided_at,
        array_agg(occurred_at) filter (where turning_signal is not null) as turning_instants,
        array_agg(occurred_at) filter (where lifts_disqualification) as lifting_instants,
        max(case when withdraws_consent then 1 else 0 end) = 1 as has_withdrawn_consent
    from touchpoints
    group by
        customer_id,
        anonymous_id,
        turning_signal
)

select * from reduced_touchpoints
