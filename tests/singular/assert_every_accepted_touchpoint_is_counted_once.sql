-- Those that were accepted by this build; that there are no others, rpt_input_reconciliation counts.
with

accepted_touchpoints as (
    select touchpoint_id
    from {{ ref('stg_touchpoints') }}
),

counted_touchpoints as (
    select
        touchpoint_id,
        count(*) as count_in_mart
    from {{ ref('fct_touchpoints') }}
    group by touchpoint_id
),

touchpoints_not_counted_once as (
    select
        accepted_touchpoints.touchpoint_id,
        coalesce(counted_touchpoints.count_in_mart, 0) as count_in_mart
    from accepted_touchpoints
    left join counted_touchpoints
        on accepted_touchpoints.touchpoint_id = counted_touchpoints.touchpoint_id
    where coalesce(counted_touchpoints.count_in_mart, 0) <> 1
)

select * from touchpoints_not_counted_once
