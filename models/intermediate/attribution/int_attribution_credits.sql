{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The rules that share a conversion between the steps of its path, and the equal shares of its channels. Each gives the
-- running credit before and after a step, in billionths: differences of a running total add up to 1 whatever the
-- rounding, and so do those of the amount.
with

-- By position the first and the last step get a share each, those between them the rest; two steps share as the two
-- ends do. What rounding down leaves over by time decay belongs to the last step.
running_credits as (
    select
        *,
        {{ billionths_of('path_position - 1', 'count_steps') }} as linear_before,
        {{ billionths_of('path_position', 'count_steps') }} as linear_after,
        {{ billionths_of(position_weight('path_position - 1'), position_weight('count_steps')) }} as position_before,
        {{ billionths_of(position_weight('path_position'), position_weight('count_steps')) }} as position_after,
        decay_credit_before as decay_before,
        case when path_position = count_steps then 1000000000 else decay_credit_before + decay_credit end
            as decay_after,
        coalesce({{ billionths_of('channel_number - 1', 'count_channels') }}, 0) as channel_before,
        coalesce({{ billionths_of('channel_number', 'count_channels') }}, 0) as channel_after
    from {{ ref('int_conversion_paths') }}
),

attribution_credits as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        touchpoint_id,
        channel,
        next_channel,
        campaign_id,
        amount,
        cast(path_position as integer) as path_position,
        is_last_non_direct,
        touchpoint_id is not null as has_touchpoint,
        {{ credit_of('(linear_after - linear_before)') }} as linear_credit,
        {{ credit_of('(position_after - position_before)') }} as position_credit,
        {{ credit_of('(decay_after - decay_before)') }} as time_decay_credit,
        {{ credit_of('(channel_after - channel_before)') }} as shapley_credit,
        cast(
            {{ amount_of_credit('amount', 'linear_after') }} - {{ amount_of_credit('amount', 'linear_before') }}
            as {{ type_amount() }}
        ) as linear_amount,
        cast(
            {{ amount_of_credit('amount', 'position_after') }} - {{ amount_of_credit('amount', 'position_before') }}
            as {{ type_amount() }}
        ) as position_amount,
        cast(
            {{ amount_of_credit('amount', 'decay_after') }} - {{ amount_of_credit('amount', 'decay_before') }}
            as {{ type_amount() }}
        ) as time_decay_amount,
        cast(
            {{ amount_of_credit('amount', 'channel_after') }} - {{ amount_of_credit('amount', 'channel_before') }}
            as {{ type_amount() }}
        ) as shapley_amount
    from running_credits
)

select * from attribution_credits
