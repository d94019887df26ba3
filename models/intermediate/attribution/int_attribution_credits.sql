-- The six rules. Each gives the running credit before and after a step, in billionths: differences of a running total
-- add up to 1 whatever the rounding. A step without credit has no row. The steps are read once for all rules.
{{ config(materialized='view') }}

with

steps_by_rule as (
    select
        steps.*,
        attribution_models.attribution_model
    from {{ touched(ref('int_conversion_paths')) }} as steps
    cross join {{ ref('attribution_models') }} as attribution_models
    where attribution_models.is_by_touchpoint
),

-- By position the first and the last step get a share each, those between them the rest; two steps share as the two
-- ends do. What rounding down leaves over by time decay belongs to the last step.
credits_by_rule as (
    select
        *,
        case attribution_model
            when 'linear' then {{ billionths_of('path_position - 1', 'count_steps') }}
            when 'position'
                then {{ billionths_of(position_weight('path_position - 1'), position_weight('count_steps')) }}
            when 'time_decay' then decay_credit_before
            else 0
        end as credit_before,
        case
            when attribution_model = 'first' and path_position = 1 then 1000000000
            when attribution_model = 'last' and path_position = count_steps then 1000000000
            when attribution_model = 'last_non_direct' and is_last_non_direct then 1000000000
            when attribution_model = 'linear' then {{ billionths_of('path_position', 'count_steps') }}
            when attribution_model = 'position'
                then {{ billionths_of(position_weight('path_position'), position_weight('count_steps')) }}
            when attribution_model = 'time_decay' and path_position = count_steps then 1000000000
            when attribution_model = 'time_decay' then decay_credit_before + decay_credit
        end as credit_after
    from steps_by_rule
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
