-- A conversion without touchpoints has a path of one step: no touchpoint, in the channel `(none)`.
with

paths as (
    select
        conversions.conversion_type,
        conversions.conversion_id,
        conversions.customer_id,
        conversions.converted_at,
        conversions.amount,
        touchpoints.touchpoint_id,
        coalesce(touchpoints.occurred_at, conversions.converted_at) as occurred_at,
        coalesce(touchpoints.channel, '(none)') as channel,
        touchpoints.campaign_id,
        case when touchpoints.channel in ({{ quoted_list(var('direct_channels')) }}) then 0 else 1 end as other_step
    from {{ ref('int_conversions') }} as conversions
    left join {{ ref('int_touchpoints_before_conversions') }} as touchpoints
        on
            conversions.conversion_type = touchpoints.conversion_type
            and conversions.customer_id = touchpoints.customer_id
            and conversions.converted_on = touchpoints.next_converted_on
            and conversions.converted_at >= touchpoints.occurred_at
            and {{ add_days('conversions.converted_at', -var('attribution_lookback_days')) }} <= touchpoints.occurred_at
),

steps_in_order as (
    select
        *,
        row_number() over path_so_far as path_position,
        lead(channel) over path_so_far as next_channel,
        count(*) over whole_path as count_steps,
        max(occurred_at) over whole_path as last_occurred_at,
        sum(other_step) over (path_so_far rows unbounded preceding) as other_steps_so_far,
        sum(other_step) over whole_path as count_other_steps
    from paths
    window
        path_so_far as (
            partition by conversion_type, conversion_id
            order by occurred_at asc, {{ by_code_point('touchpoint_id') }} asc
        ),
        whole_path as (partition by conversion_type, conversion_id)
),

-- Half as much per half-life, in billionths: whole numbers from here on, so that sums do not depend on their order.
steps_with_decay as (
    select
        *,
        case
            when count_other_steps = 0 then path_position = count_steps
            else other_step = 1 and other_steps_so_far = count_other_steps
        end as is_last_non_direct,
        cast(
            round(1000000000 * power(
                cast(2 as double precision),
                -{{ milliseconds_between('occurred_at', 'last_occurred_at') }}
                / cast({{ var('attribution_half_life_days') }} * 86400000 as double precision)
            )) as bigint
        ) as decay_weight
    from steps_in_order
),

steps_with_decay_credit as (
    select
        *,
        {{ billionths_of(
            'decay_weight',
            'sum(decay_weight) over (partition by conversion_type, conversion_id)'
        ) }} as decay_credit
    from steps_with_decay
),

conversion_paths as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        amount,
        touchpoint_id,
        occurred_at,
        channel,
        campaign_id,
        cast(path_position as bigint) as path_position,
        cast(count_steps as bigint) as count_steps,
        next_channel,
        is_last_non_direct,
        cast(
            coalesce(
                sum(decay_credit) over (
                    partition by conversion_type, conversion_id
                    order by path_position asc rows between unbounded preceding and 1 preceding
                ), 0
            ) as bigint
        ) as decay_credit_before,
        decay_credit
    from steps_with_decay_credit
)

select * from conversion_paths
