with

credits_by_model as (
    select
        credits.conversion_type,
        credits.channel,
        attribution_models.attribution_model,
        case attribution_models.attribution_model
            when 'linear' then credits.linear_credit
            when 'position' then credits.position_credit
            when 'time_decay' then credits.time_decay_credit
            when 'shapley' then credits.shapley_credit
            else credits.count_steps
        end as credit,
        case attribution_models.attribution_model
            when 'linear' then credits.linear_amount
            when 'position' then credits.position_amount
            when 'time_decay' then credits.time_decay_amount
            when 'shapley' then credits.shapley_amount
            else credits.amount
        end as credited_amount
    from {{ ref('int_channel_credits') }} as credits
    cross join {{ ref('attribution_models') }} as attribution_models
    where
        case attribution_models.attribution_model
            when 'first' then credits.is_first_step
            when 'last' then credits.next_channel is null
            when 'last_non_direct' then credits.is_last_non_direct
            when 'linear' then credits.linear_credit > 0
            when 'position' then credits.position_credit > 0
            when 'time_decay' then credits.time_decay_credit > 0
            when 'shapley' then credits.shapley_credit > 0
        end
),

channel_credits as (
    select
        conversion_type,
        attribution_model,
        channel,
        cast(sum(credit) as decimal(18, 9)) as count_conversions,
        cast(sum(credited_amount) as {{ type_amount() }}) as credited_amount
    from credits_by_model
    group by conversion_type, attribution_model, channel
    union all
    select
        conversion_type,
        'markov' as attribution_model,
        channel,
        count_conversions,
        credited_amount
    from {{ ref('int_channel_credits_markov') }}
),

-- Every touchpoint that could lead to a conversion costs, whether it did or not.
channel_costs as (
    select
        channel,
        cast(sum(cost) as {{ type_amount() }}) as cost
    from {{ ref('int_touchpoint_steps') }}
    group by channel
),

-- Not Markov's, as long as it has not been fitted.
models_with_credits as (
    select distinct attribution_model
    from channel_credits
),

-- A channel that brings nothing is shown too.
channels as (
    select
        conversion_types.conversion_type,
        models_with_credits.attribution_model,
        channel_costs.channel
    from {{ ref('conversion_types') }} as conversion_types
    cross join models_with_credits
    cross join channel_costs
    union
    select
        conversion_type,
        attribution_model,
        channel
    from channel_credits
),

channel_attribution as (
    select
        channels.conversion_type,
        channels.attribution_model,
        channels.channel,
        cast(coalesce(channel_credits.count_conversions, 0) as decimal(18, 9)) as count_conversions,
        cast(coalesce(channel_credits.credited_amount, 0) as {{ type_amount() }}) as credited_amount,
        channel_costs.cost,
        {{ cost_per('channel_costs.cost', 'channel_credits.count_conversions') }} as cost_per_conversion
    from channels
    left join channel_credits
        on
            channels.conversion_type = channel_credits.conversion_type
            and channels.attribution_model = channel_credits.attribution_model
            and channels.channel = channel_credits.channel
    left join channel_costs on channels.channel = channel_costs.channel
)

select * from channel_attribution
