{{ config(materialized='view') }}

-- The credits of a step, each rule in a row of its own; a step without credit has none.
with

steps_by_rule as (
    select
        credits.*,
        attribution_models.attribution_model
    from {{ ref('int_attribution_credits') }} as credits
    cross join {{ ref('attribution_models') }} as attribution_models
    where attribution_models.is_by_touchpoint
),

credits_by_rule as (
    select
        *,
        case attribution_model
            when 'linear' then linear_credit
            when 'position' then position_credit
            when 'time_decay' then time_decay_credit
            else 1
        end as credit,
        case attribution_model
            when 'linear' then linear_amount
            when 'position' then position_amount
            when 'time_decay' then time_decay_amount
            else amount
        end as credited_amount
    from steps_by_rule
    where
        case attribution_model
            when 'first' then path_position = 1
            when 'last' then next_channel is null
            when 'last_non_direct' then is_last_non_direct
            when 'linear' then linear_credit > 0
            when 'position' then position_credit > 0
            when 'time_decay' then time_decay_credit > 0
        end
),

attribution as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        touchpoint_id,
        channel,
        campaign_id,
        attribution_model,
        cast(credit as decimal(10, 9)) as credit,
        cast(credited_amount as {{ type_amount() }}) as credited_amount
    from credits_by_rule
)

select * from attribution
