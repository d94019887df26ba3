with

complaints as (
    select * from {{ ref('int_complaints_followed') }}
),

stage_intervals as (
    select * from {{ ref('fct_stage_intervals') }}
),

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
        before_complaint.stage as stage_before,
        after_complaint.stage as stage_90_days_after
    from complaints
    cross join {{ ref('stg_clock') }} as clock
    left join stage_intervals as before_complaint
        on
            complaints.customer_id = before_complaint.customer_id
            and complaints.complained_at > before_complaint.entered_at
            and (before_complaint.exited_at is null or complaints.complained_at <= before_complaint.exited_at)
    left join stage_intervals as after_complaint
        on
            complaints.customer_id = after_complaint.customer_id
            and {{ add_days('complaints.complained_at', 90) }} <= clock.clock_at
            and {{ add_days('complaints.complained_at', 90) }} >= after_complaint.entered_at
            and (
                after_complaint.exited_at is null
                or {{ add_days('complaints.complained_at', 90) }} < after_complaint.exited_at
            )
)

select * from feedback_loop
