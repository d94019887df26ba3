-- One window in place of a join by time: going back from the latest, each touchpoint passes the conversions after it.
-- The day of the first one is the only day it can lead to, since a conversion bounds the paths of later days.
with

conversions as (
    select * from {{ ref('int_conversions') }}
),

kinds_by_person as (
    select distinct
        conversion_type,
        customer_id
    from conversions
),

touchpoints_and_conversions as (
    select
        kinds_by_person.conversion_type,
        touchpoints.customer_id,
        touchpoints.occurred_at as happened_at,
        touchpoints.touchpoint_id,
        touchpoints.channel,
        touchpoints.campaign_id,
        cast(null as timestamp) as converted_at
    from {{ ref('int_path_touchpoints') }} as touchpoints
    inner join kinds_by_person on touchpoints.customer_id = kinds_by_person.customer_id
    union all
    select
        conversion_type,
        customer_id,
        converted_at as happened_at,
        cast(null as {{ dbt.type_string() }}) as touchpoint_id,
        cast(null as {{ dbt.type_string() }}) as channel,
        cast(null as {{ dbt.type_string() }}) as campaign_id,
        converted_at
    from conversions
),

touchpoints_beside_conversion as (
    select
        conversion_type,
        customer_id,
        touchpoint_id,
        happened_at as occurred_at,
        channel,
        campaign_id,
        min(converted_at) over (
            partition by conversion_type, customer_id
            order by happened_at desc range between unbounded preceding and current row
        ) as next_converted_at
    from touchpoints_and_conversions
),

touchpoints_before_conversions as (
    select
        conversion_type,
        customer_id,
        touchpoint_id,
        occurred_at,
        channel,
        campaign_id,
        cast(next_converted_at as date) as next_converted_on
    from touchpoints_beside_conversion
    where
        touchpoint_id is not null
        and next_converted_at is not null
)

select * from touchpoints_before_conversions
