{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The raw touchpoints that are not accepted: rejected with the reason, or dated after the clock.
with

other_touchpoints as (
    select
        stg_touchpoints__ranked.*,
        {{ row_status('read_occurred_at') }} as row_status
    from {{ ref('stg_touchpoints__ranked') }} as stg_touchpoints__ranked
    cross join {{ ref('stg_clock') }} as stg_clock
    where stg_touchpoints__ranked.load_rank is distinct from 1
),

set_aside_touchpoints as (
    select
        touchpoint_id,
        anonymous_id,
        read_loaded_at as loaded_at,
        row_status,
        case when row_status = 'rejected' then coalesce(rejection_reason, 'duplicate') end as rejection_reason,
        case when row_status = 'rejected' then {{ raw_row_as_json('raw_touchpoints') }} end as raw_row,
        coalesce(customer_id, 'anonymous:' || anonymous_id, '') as customer_id
    from other_touchpoints
)

select * from set_aside_touchpoints
