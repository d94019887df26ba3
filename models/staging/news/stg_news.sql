-- The raw rows loaded since the last build, by their keys and ids, and those that do not say when and were not seen
-- yet; none where everybody is computed.
with

new_rows as (
    select
        'raw_orders' as raw_table,
        order_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        {{ read_timestamp('ordered_at', column_types(ref('base_orders'))) }} as occurred_at,
        {{ read_timestamp('loaded_at', column_types(ref('base_orders'))) }} as loaded_at
    from {{ ref('base_orders') }}
    where {{ is_news('raw_orders', column_types(ref('base_orders'))) }}
    union all
    select
        'raw_customers' as raw_table,
        customer_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        cast(null as timestamp) as occurred_at,
        cast(null as timestamp) as loaded_at
    from {{ ref('base_customers') }}
    where {{ is_news('raw_customers', column_types(ref('base_customers'))) }}
    union all
    select
        'raw_touchpoints' as raw_table,
        touchpoint_id as raw_key,
        customer_id,
        anonymous_id,
        {{ read_timestamp('occurred_at', column_types(ref('base_touchpoints'))) }} as occurred_at,
        {{ read_timestamp('loaded_at', column_types(ref('base_touchpoints'))) }} as loaded_at
    from {{ ref('base_touchpoints') }}
    where {{ is_news('raw_touchpoints', column_types(ref('base_touchpoints'))) }}
    union all
    select
        undated_rows.raw_table,
        undated_rows.raw_key,
        undated_rows.customer_id,
        undated_rows.anonymous_id,
        undated_rows.occurred_at,
        cast(null as timestamp) as loaded_at
    from {{ ref('stg_undated_rows') }} as undated_rows
    {% if is_by_customer() -%}
    left join {{ stored('stg_undated_rows__seen') }} as seen_rows
        on
            undated_rows.raw_table = seen_rows.raw_table
            and undated_rows.row_hash = seen_rows.row_hash
    where seen_rows.row_hash is null
    {%- else -%}
    where 1 = 0
    {%- endif %}
),

-- News move the clock as far as their own time can be believed.
news as (
    select
        raw_table,
        raw_key,
        customer_id,
        anonymous_id,
        case when {{ is_future_date('occurred_at', 'loaded_at') }} is not true then occurred_at end as happened_at
    from new_rows
)

select * from news

-- depends_on: {{ ref('stg_raw_counts') }}
