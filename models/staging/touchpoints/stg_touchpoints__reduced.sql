-- The many touchpoints of one pair of ids as one row: all that most of them mean for the journey, and for the clock.
-- Beside it a row for each instant of the few signals that can turn a stage, or say how near a prospect is to buying.
with

touchpoints as (
    select
        customer_id,
        anonymous_id,
        occurred_at,
        is_interest,
        withdraws_consent,
        case when is_turning then signal end as turning_signal
    from {{ ref('stg_touchpoints__signals') }}
),

reduced_touchpoints as (
    select
        customer_id,
        anonymous_id,
        turning_signal,
        cast(count(*) as integer) as count_touchpoints,
        min(occurred_at) as first_touched_at,
        max(occurred_at) as last_touched_at,
        min(case when is_interest then occurred_at end) as first_interested_at,
        max(case when is_interest then occurred_at end) as last_interested_at,
        max(case when withdraws_consent then 1 else 0 end) = 1 as has_withdrawn_consent
    from touchpoints
    group by
        customer_id,
        anonymous_id,
        turning_signal,
        case when turning_signal is not null then occurred_at end
)

select * from reduced_touchpoints
