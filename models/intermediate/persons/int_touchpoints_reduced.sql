-- The many touchpoints of one pair of ids as one row: all that most of them mean for the journey.
with

reduced_touchpoints as (
    select
        customer_id,
        anonymous_id,
        min(occurred_at) as first_touched_at,
        min(case when is_interest then occurred_at end) as first_interested_at,
        min(case when signal = 'considered' then occurred_at end) as first_considered_at,
        min(case when signal = 'decided' then occurred_at end) as first_decided_at,
        max(case when is_interest then occurred_at end) as last_interested_at,
        max(case when withdraws_consent then 1 else 0 end) = 1 as has_withdrawn_consent
    from {{ ref('int_signals_given') }}
    group by customer_id, anonymous_id
)

select * from reduced_touchpoints
