with

unknown_touchpoint_types as (
    select
        touchpoint_type,
        cast(count(*) as bigint) as count_touchpoints,
        min(occurred_at) as first_seen_at,
        max(occurred_at) as last_seen_at
    from {{ ref('fct_touchpoints') }}
    where not is_known_type
    group by touchpoint_type
)

select * from unknown_touchpoint_types
