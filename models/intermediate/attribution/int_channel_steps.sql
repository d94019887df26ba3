-- What the Markov chain is made of: how often each step is taken, in the paths of conversions and in those that have
-- not led to one, a person's touchpoints after the last conversion of the kind.
with

last_conversions as (
    select
        conversion_type,
        customer_id,
        max(converted_at) as last_converted_at
    from {{ ref('int_conversions') }}
    group by conversion_type, customer_id
),

kinds as (
    select distinct conversion_type
    from last_conversions
),

touchpoints_in_order as (
    select
        customer_id,
        occurred_at,
        channel,
        lag(occurred_at) over person_touchpoints as previous_occurred_at,
        lead(channel) over person_touchpoints as next_channel
    from {{ ref('int_path_touchpoints') }}
    window
        person_touchpoints as (
            partition by customer_id
            order by occurred_at asc, {{ by_code_point('touchpoint_id') }} asc
        )
),

touchpoints_without_conversion as (
    select
        kinds.conversion_type,
        touchpoints.channel,
        touchpoints.next_channel,
        touchpoints.previous_occurred_at is null
        or coalesce(touchpoints.previous_occurred_at <= last_conversions.last_converted_at, false) as is_first,
        false as is_converted
    from touchpoints_in_order as touchpoints
    cross join kinds
    left join last_conversions
        on
            touchpoints.customer_id = last_conversions.customer_id
            and kinds.conversion_type = last_conversions.conversion_type
    where
        last_conversions.last_converted_at is null
        or touchpoints.occurred_at > last_conversions.last_converted_at
),

touchpoints_with_conversion as (
    select
        conversion_type,
        channel,
        next_channel,
        path_position = 1 as is_first,
        true as is_converted
    from {{ ref('int_conversion_paths') }}
    where touchpoint_id is not null
),

touchpoints as (
    select * from touchpoints_with_conversion
    union all
    select * from touchpoints_without_conversion
),

counted_touchpoints as (
    select
        conversion_type,
        channel,
        next_channel,
        is_first,
        is_converted,
        count(*) as count_steps
    from touchpoints
    group by conversion_type, channel, next_channel, is_first, is_converted
),

-- A touchpoint begins a path or not, and goes on to another or ends the path.
steps as (
    select
        conversion_type,
        cast(null as {{ dbt.type_string() }}) as from_channel,
        channel as to_channel,
        false as is_converted,
        count_steps
    from counted_touchpoints
    where is_first
    union all
    select
        conversion_type,
        channel as from_channel,
        next_channel as to_channel,
        is_converted and next_channel is null as is_converted,
        count_steps
    from counted_touchpoints
),

channel_steps as (
    select
        conversion_type,
        from_channel,
        to_channel,
        is_converted,
        cast(sum(count_steps) as bigint) as count_steps
    from steps
    group by conversion_type, from_channel, to_channel, is_converted
)

select * from channel_steps
