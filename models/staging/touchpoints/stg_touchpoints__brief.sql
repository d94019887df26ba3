-- What the journey needs of a touchpoint, a quarter of its columns: they are read several times, the others once.
with

brief_touchpoints as (
    select
        customer_id,
        anonymous_id,
        read_occurred_at as occurred_at,
        touchpoint_type,
        read_score as score
    from {{ ref('stg_touchpoints__ranked') }}
    where load_rank = 1
)

select * from brief_touchpoints
