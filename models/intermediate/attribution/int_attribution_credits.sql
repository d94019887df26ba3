-- The six rules. Each gives the running credit before and after a step, in billionths: differences of a running total
-- add up to 1 whatever the rounding. A step without credit has no row.
{{ config(materialized='view') }}

with

steps as (
    select * from {{ ref('int_conversion_paths') }}
),

first_touchpoints as (
    select
        *,
        'first' as attribution_model,
        0 as credit_before,
        1000000000 as credit_after
    from steps
    where path_position = 1
),

last_touchpoints as (
    select
        *,
        'last' as attribution_model,
        0 as credit_before,
        1000000000 as credit_after
    from steps
    where path_position = count_steps
),

last_touchpoints_not_direct as (
    select
        *,
        'last_non_direct' as attribution_model,
        0 as credit_before,
        1000000000 as credit_after
    from steps
    where is_last_non_direct
),

touchpoints_alike as (
    select
        *,
        'linear' as attribution_model,
        {{ billionths_of('path_position - 1', 'count_steps') }} as credit_before,
        {{ billionths_of('path_position', 'count_steps') }} as credit_after
    from steps
),

-- The first and the last step get a share each, those between them the rest; two steps share as the two ends do.
ends_before_the_middle as (
    select
        *,
        'position' as attribution_model,
        {{ billionths_of(position_weight('path_position - 1'), position_weight('count_steps')) }} as credit_before,
        {{ billionths_of(position_weight('path_position'), position_weight('count_steps')) }} as credit_after
    from steps
),

-- What rounding down leaves over belongs to the last step.
recent_touchpoints_more as (
    select
        *,
        'time_decay' as attribution_model,
        decay_credit_before as credit_before,
        case
            when path_position = count_steps then 1000000000
            else decay_credit_before + decay_credit
        end as credit_after
    from steps
),

credits_by_rule as (
    select * from first_touchpoints
    union all
    select * from last_touchpoints
    union all
    select * from last_touchpoints_not_direct
    union all
    select * from touchpoints_alike
    union all
    select * from ends_before_the_middle
    union all
    select * from recent_touchpoints_more
),

attribution_credits as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        amount,
        touchpoint_id,
        channel,
        campaign_id,
        attribution_model,
        {{ credit_of('credit_before') }} as credit_before,
        {{ credit_of('credit_after') }} as credit_after
    from credits_by_rule
    where credit_after > credit_before
)

select * from attribution_credits
