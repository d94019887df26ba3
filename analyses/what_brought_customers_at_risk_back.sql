-- What reached customers while they were at risk, and how many came back, beside those it did not reach. Side by side
-- is not cause: rpt_strategy_outcomes compares like with like.
with

stays as (
    select
        stage_intervals.stage_interval_id,
        stage_intervals.customer_id,
        stage_intervals.entered_at,
        stage_intervals.exited_at,
        stage_intervals.entry_reason,
        next_stages.stage_category = 'customer' as has_returned
    from {{ ref('fct_stage_intervals') }} as stage_intervals
    inner join {{ ref('dim_stages') }} as next_stages on stage_intervals.next_stage = next_stages.stage
    where
        stage_intervals.stage = 'at_risk'
),

-- What the shop did, not what the customers did of their own accord.
measures as (
    select distinct
        stays.stage_interval_id,
        stays.entry_reason,
        stays.has_returned,
        coalesce(touchpoints.strategy, touchpoints.touchpoint_type) as measure
    from stays
    inner join {{ ref('fct_touchpoints') }} as touchpoints
        on
            stays.customer_id = touchpoints.customer_id
            and stays.entered_at <= touchpoints.occurred_at
            and stays.exited_at > touchpoints.occurred_at
    where touchpoints.signal in ('exposed', 'offer_received', 'strategy_contact', 'satisfied')
),

stays_by_reason as (
    select
        entry_reason,
        count(*) as count_stays,
        sum(case when has_returned then 1 else 0 end) as count_returned
    from stays
    group by entry_reason
),

measures_by_reason as (
    select
        entry_reason,
        measure,
        count(*) as count_stays,
        sum(case when has_returned then 1 else 0 end) as count_returned
    from measures
    group by entry_reason, measure
),

what_brought_them_back as (
    select
        measures_by_reason.entry_reason,
        measures_by_reason.measure,
        measures_by_reason.count_stays,
        measures_by_reason.count_returned,
        {{ rate('measures_by_reason.count_returned', 'measures_by_reason.count_stays') }} as returned_rate,
        {{ rate(
            '(stays_by_reason.count_returned - measures_by_reason.count_returned)',
            '(stays_by_reason.count_stays - measures_by_reason.count_stays)'
        ) }} as returned_rate_without
    from measures_by_reason
    inner join stays_by_reason on measures_by_reason.entry_reason = stays_by_reason.entry_reason
)

select * from what_brought_them_back
order by entry_reason asc, count_returned desc, measure asc
