-- The raw rows loaded since the last build, by their keys and ids, and those that do not say when and were not seen
-- yet; none where everybody is computed.
with

news as (
    select
        'raw_orders' as raw_table,
        order_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        {{ happened_at('ordered_at', column_types(ref('base_orders'))) }} as happened_at
    from {{ ref('base_orders') }}
    where {{ is_news('raw_orders', column_types(ref('base_orders'))) }}
    union all
    select
        'raw_customers' as raw_table,
        customer_id as raw_key,
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id,
        cast(null as timestamp) as happened_at
    from {{ ref('base_customers') }}
    where {{ is_news('raw_customers', column_types(ref('base_customers'))) }}
    union all
    select
        'raw_touchpoints' as raw_table,
        touchpoint_id as raw_key,
        customer_id,
        anonymous_id,
        {{ happened_at('occurred_at', column_types(ref('base_touchpoints'))) }} as happened_at
    from {{ ref('base_touchpoints') }}
    where {{ is_news('raw_touchpoints', column_types(ref('base_touchpoints'))) }}
    union all
    select
        undated_rows.raw_table,
        undated_rows.raw_key,
        undated_rows.customer_id,
        undated_rows.anonymous_id,
        undated_rows.happened_at
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
)

select * from news

-- depends_on: {{ ref('stg_raw_counts') }}
