{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Going back from the latest, each complaint passes the answers and the resolutions after it. A resolution is an answer
-- too; any other answer counts only while somebody may still be waiting for it. After that a resolution is one of the
-- last complaint before it.
with

stage_periods as (
    select * from {{ touched(ref('int_stage_periods_explained'), is_alone=true) }}
),

loop_touchpoints as (
    select
        touchpoints.touchpoint_id,
        touchpoints.customer_id,
        touchpoints.occurred_at,
        feedback_loop_roles.loop_role,
        coalesce(touchpoints.channel, '(unknown)') as channel
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join {{ ref('feedback_loop_roles') }} as feedback_loop_roles
        on
            touchpoints.touchpoint_type = feedback_loop_roles.touchpoint_type
            and (feedback_loop_roles.strategy is null or touchpoints.strategy = feedback_loop_roles.strategy)
),

touchpoints_beside_last_complaint as (
    select
        *,
        max(case when loop_role = 'complaint' then occurred_at end) over (
            partition by customer_id
            order by occurred_at asc range between unbounded preceding and current row
        ) as last_complained_at
    from loop_touchpoints
),

touchpoints_beside_reaction as (
    select
        *,
        min(case when loop_role = 'answer' then occurred_at end) over later_touchpoints as next_answered_at,
        min(case when loop_role = 'resolution' then occurred_at end) over later_touchpoints as next_resolved_at,
        min(case when loop_role = 'resolution' then last_complained_at end) over later_touchpoints as last_to_resolve_at
    from touchpoints_beside_last_complaint
    window
        later_touchpoints as (
            partition by customer_id
            order by occurred_at desc range between unbounded preceding and current row
        )
),

complaints as (
    select
        touchpoint_id,
        customer_id,
        channel,
        occurred_at as complained_at,
        case
            when
                next_resolved_at <= {{ add_days('occurred_at', var('complaint_answer_days')) }}
                or last_to_resolve_at = occurred_at
                then next_resolved_at
        end as resolved_at,
        case
            when next_answered_at <= {{ add_days('occurred_at', var('complaint_answer_days')) }} then next_answered_at
        end as answered_in_time_at
    from touchpoints_beside_reaction
    where loop_role = 'complaint'
),

complaints_followed as (
    select
        complaints.touchpoint_id,
        complaints.customer_id,
        complaints.channel,
        complaints.complained_at,
        complaints.resolved_at,
        before_complaint.stage as stage_before,
        after_complaint.stage as stage_90_days_after,
        case
            when complaints.answered_in_time_at is null or complaints.resolved_at < complaints.answered_in_time_at
                then complaints.resolved_at
            else complaints.answered_in_time_at
        end as answered_at
    from complaints
    left join stage_periods as before_complaint
        on
            complaints.customer_id = before_complaint.customer_id
            and complaints.complained_at > before_complaint.entered_at
            and (before_complaint.exited_at is null or complaints.complained_at <= before_complaint.exited_at)
    left join stage_periods as after_complaint
        on
            complaints.customer_id = after_complaint.customer_id
            and {{ add_days('complaints.complained_at', 90) }} >= after_complaint.entered_at
            and (
                after_complaint.exited_at is null
                or {{ add_days('complaints.complained_at', 90) }} < after_complaint.exited_at
            )
)

select * from complaints_followed
