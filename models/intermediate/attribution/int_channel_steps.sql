-- What the Markov chain is made of: how often each step is taken, in the paths of conversions and in those that have
-- not led to one, a person's touchpoints after the last conversion of the kind.
with

kinds as (
    select
        conversion_type,
        conversion_order
    from {{ ref('conversion_types') }}
    where conversion_type in (select conversions.conversion_type from {{ ref('int_conversions') }} as conversions)
),

touchpoints_with_conversion as (
    select
        conversion_type,
        channel,
        next_channel,
        is_first_step as is_first,
        count_steps
    from {{ ref('int_channel_credits') }}
    where has_touchpoint
),

touchpoints_of_all_kinds as (
    select
        channel,
        next_channel,
        kinds_ahead,
        previous_kinds_ahead,
        count(*) as count_steps
    from {{ ref('int_touchpoint_steps') }}
    group by channel, next_channel, kinds_ahead, previous_kinds_ahead
),

touchpoints_without_conversion as (
    select
        kinds.conversion_type,
        touchpoints.channel,
        touchpoints.next_channel,
        touchpoints.previous_kinds_ahead is null
        or {{ is_kind_in('touchpoints.previous_kinds_ahead', 'kinds.conversion_order') }} as is_first,
        touchpoints.count_steps
    from touchpoints_of_all_kinds as touchpoints
    inner join kinds on not ({{ is_kind_in('touchpoints.kinds_ahead', 'kinds.conversion_order') }})
),

counted_touchpoints as (
    select
        *,
        true as is_converted
    from touchpoints_with_conversion
    union all
    select
        *,
        false as is_converted
    from touchpoints_without_conversion
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
