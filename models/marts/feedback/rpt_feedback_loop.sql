with

feedback_loop as (
    select
        complaints.touchpoint_id,
        complaints.customer_id,
        complaints.channel,
        complaints.complained_at,
        complaints.answered_at,
        complaints.resolved_at,
        {{ days_between('complaints.complained_at', 'complaints.answered_at') }} as days_to_answer,
        {{ days_between('complaints.complained_at', 'complaints.resolved_at') }} as days_to_resolve,
        complaints.stage_before,
        case
            when {{ add_days('complaints.complained_at', 90) }} <= clock.clock_at then complaints.stage_90_days_after
        end as stage_90_days_after
    from {{ ref('int_complaints_followed') }} as complaints
    cross join {{ ref('stg_clock') }} as clock
)

select * from feedback_loop
