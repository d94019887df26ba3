with

set_aside_touchpoints as (
    select
        touchpoint_id,
        loaded_at,
        row_status,
        rejection_reason,
        raw_row
    from {{ ref('stg_touchpoints__judged') }}
    where row_status <> 'accepted'
)

select * from set_aside_touchpoints
