{{ config(materialized='batch') }}

-- Raw rows that do not say when they were loaded: they are news as long as they have not been seen with this content.
with

-- Where no row is like that, an engine need not look; where most are, everybody is computed, and nobody asks.
countable as (
    select raw_table
    from {{ ref('stg_raw_counts') }}
    where
        count_undated > 0
        and count_undated <= {{ var('most_undated_share') }} * count_raw
),

undated_rows as (
    select
        'raw_orders' as raw_table,
        order_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        {{ read_timestamp('ordered_at', column_types(ref('base_orders'))) }} as occurred_at,
        {{ row_hash('raw_orders') }} as row_hash
    from {{ ref('base_orders') }}
    where
        {{ is_undated(column_types(ref('base_orders'))) }}
        and 'raw_orders' in (select countable.raw_table from countable)
    union all
    select
        'raw_customers' as raw_table,
        customer_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        cast(null as timestamp) as occurred_at,
        {{ row_hash('raw_customers') }} as row_hash
    from {{ ref('base_customers') }}
    where
        {{ is_undated(column_types(ref('base_customers'))) }}
        and 'raw_customers' in (select countable.raw_table from countable)
    union all
    select
        'raw_touchpoints' as raw_table,
        touchpoint_id as raw_key,
        customer_id,
        anonymous_id,
        {{ read_timestamp('occurred_at', column_types(ref('base_touchpoints'))) }} as occurred_at,
        {{ row_hash('raw_touchpoints') }} as row_hash
    from {{ ref('base_touchpoints') }}
    where
        {{ is_undated(column_types(ref('base_touchpoints'))) }}
        and 'raw_touchpoints' in (select countable.raw_table from countable)
)

select * from undated_rows
