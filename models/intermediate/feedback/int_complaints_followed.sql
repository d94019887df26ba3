{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Going back from the latest, each complaint passes the answers and the resolutions after it. A resolution is an answer
-- too; any other answer counts only while somebody may still be waiting for it.
with

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

touchpoints_beside_reaction as (
    select
        *,
        min(case when loop_role = 'answer' then occurred_at end) over later_touchpoints as next_answered_at,
        min(case when loop_role = 'resolution' then occurred_at end) over later_touchpoints as resolved_at
    from loop_touchpoints
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
        resolved_at,
        case
            when next_answered_at <= {{ add_days('occurred_at', var('complaint_answer_days')) }} then next_answered_at
        end as answered_in_time_at
    from touchpoints_beside_reaction
    where loop_role = 'complaint'
),

complaints_followed as (
    select
        touchpoint_id,
        customer_id,
        channel,
        complained_at,
        resolved_at,
        case
            when answered_in_time_at is null or resolved_at < answered_in_time_at then resolved_at
            else answered_in_time_at
        end as answered_at
    from complaints
)

select * from complaints_followed
