with

credits_by_touchpoint as (
    select
        conversion_type,
        attribution_model,
        channel,
        cast(sum(credit) as decimal(18, 9)) as count_conversions,
        cast(sum(credited_amount) as {{ type_amount() }}) as credited_amount
    from {{ ref('fct_attribution') }}
    group by conversion_type, attribution_model, channel
),

channel_credits as (
    select
        conversion_type,
        attribution_model,
        channel,
        count_conversions,
        credited_amount
    from credits_by_touchpoint
    union all
    select
        conversion_type,
        'markov' as attribution_model,
        channel,
        count_conversions,
        credited_amount
    from {{ ref('int_channel_credits_markov') }}
    union all
    select
        conversion_type,
        'shapley' as attribution_model,
        channel,
        count_conversions,
        credited_amount
    from {{ ref('int_channel_credits_shapley') }}
),

-- Every touchpoint that could lead to a conversion costs, whether it did or not.
channel_costs as (
    select
        channel,
        cast(sum(cost) as {{ type_amount() }}) as cost
    from {{ ref('int_path_touchpoints') }}
    group by channel
),

kinds_and_models as (
    select distinct
        conversion_type,
        attribution_model
    from channel_credits
),

-- A channel that costs and brings nothing is shown too.
channels as (
    select
        kinds_and_models.conversion_type,
        kinds_and_models.attribution_model,
        channel_costs.channel
    from kinds_and_models
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
