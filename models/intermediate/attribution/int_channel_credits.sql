-- What all paths come to, added up once: for the channels of each model, and for the steps of the Markov chain.
with

steps as (
    select
        *,
        path_position = 1 as is_first_step,
        touchpoint_id is not null as has_touchpoint
    from {{ ref('int_attribution_credits') }}
),

channel_credits as (
    select
        conversion_type,
        channel,
        next_channel,
        is_first_step,
        has_touchpoint,
        count(*) as count_steps,
        cast(sum(first_credit) as bigint) as first_credit,
        cast(sum(last_credit) as bigint) as last_credit,
        cast(sum(last_non_direct_credit) as bigint) as last_non_direct_credit,
        cast(sum(linear_credit) as bigint) as linear_credit,
        cast(sum(position_credit) as bigint) as position_credit,
        cast(sum(time_decay_credit) as bigint) as time_decay_credit,
        cast(sum(shapley_credit) as bigint) as shapley_credit,
        cast(sum(case when first_credit > 0 then amount else 0 end) as {{ type_amount() }}) as first_amount,
        cast(sum(case when last_credit > 0 then amount else 0 end) as {{ type_amount() }}) as last_amount,
        cast(sum(case when last_non_direct_credit > 0 then amount else 0 end) as {{ type_amount() }})
            as last_non_direct_amount,
        cast(sum(linear_amount) as {{ type_amount() }}) as linear_amount,
        cast(sum(position_amount) as {{ type_amount() }}) as position_amount,
        cast(sum(time_decay_amount) as {{ type_amount() }}) as time_decay_amount,
        cast(sum(shapley_amount) as {{ type_amount() }}) as shapley_amount
    from steps
    group by conversion_type, channel, next_channel, is_first_step, has_touchpoint
)

select * from channel_credits
