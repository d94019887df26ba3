-- What all paths come to, added up once: for the channels of each model, and for the steps of the Markov chain.
with

steps as (
    select
        *,
        path_position = 1 as is_first_step
    from {{ ref('int_attribution_credits') }}
),

channel_credits as (
    select
        conversion_type,
        channel,
        next_channel,
        has_touchpoint,
        is_first_step,
        is_last_non_direct,
        count(*) as count_steps,
        cast(sum(amount) as {{ type_amount() }}) as amount,
        cast(sum(linear_credit) as decimal(18, 9)) as linear_credit,
        cast(sum(position_credit) as decimal(18, 9)) as position_credit,
        cast(sum(time_decay_credit) as decimal(18, 9)) as time_decay_credit,
        cast(sum(shapley_credit) as decimal(18, 9)) as shapley_credit,
        cast(sum(linear_amount) as {{ type_amount() }}) as linear_amount,
        cast(sum(position_amount) as {{ type_amount() }}) as position_amount,
        cast(sum(time_decay_amount) as {{ type_amount() }}) as time_decay_amount,
        cast(sum(shapley_amount) as {{ type_amount() }}) as shapley_amount
    from steps
    group by conversion_type, channel, next_channel, has_touchpoint, is_first_step, is_last_non_direct
)

select * from channel_credits
