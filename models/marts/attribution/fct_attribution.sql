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
            when 'first' then first_credit
            when 'last' then last_credit
            when 'last_non_direct' then last_non_direct_credit
            when 'linear' then linear_credit
            when 'position' then position_credit
            when 'time_decay' then time_decay_credit
        end as credit,
        case attribution_model
            when 'linear' then linear_amount
            when 'position' then position_amount
            when 'time_decay' then time_decay_amount
            else amount
        end as credited_amount
    from steps_by_rule
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
        {{ credit_of('credit') }} as credit,
        cast(credited_amount as {{ type_amount() }}) as credited_amount
    from credits_by_rule
    where credit > 0
)

select * from attribution
