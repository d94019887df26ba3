-- Whom the news speak of: by their ids, by whose rows they replace, and by what has changed without a loaded_at.
{%- set identity_columns = column_types(ref('base_identities')) %}

with

{% if is_by_customer() -%}
same_keys as (
    select * from {{ ref('stg_news__same_keys') }}
),

-- A corrected row may have belonged to somebody else.
owners_so_far as (
    select orders.customer_id
    from {{ stored('stg_orders') }} as orders
    where orders.order_id in (select same_keys.raw_key from same_keys where same_keys.raw_table = 'raw_orders')
    union
    select orders.customer_id
    from {{ stored('stg_orders__set_aside') }} as orders
    where orders.order_id in (select same_keys.raw_key from same_keys where same_keys.raw_table = 'raw_orders')
    union
    select touchpoints.customer_id
    from {{ stored('int_touchpoints_in_stages') }} as touchpoints
    where
        touchpoints.touchpoint_id
        in (select same_keys.raw_key from same_keys where same_keys.raw_table = 'raw_touchpoints')
    union
    select touchpoints.customer_id
    from {{ stored('stg_touchpoints__set_aside') }} as touchpoints
    where
        touchpoints.touchpoint_id
        in (select same_keys.raw_key from same_keys where same_keys.raw_table = 'raw_touchpoints')
),

-- Rows that waited for the clock, and persons known only since it.
owners_beyond_clock as (
    select customer_id from {{ stored('stg_orders__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('stg_customers__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('stg_touchpoints__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('int_persons') }}
    where known_at >= {{ timestamp_or_null(last_complete_build()['clock_at']) }}
),

identities_delivered as (
    select
        anonymous_id,
        customer_id,
        {{ read_timestamp('identified_at', identity_columns) }} as identified_at
    from {{ ref('base_identities') }}
),

identities_known as (
    select
        anonymous_id,
        customer_id,
        identified_at
    from {{ stored('stg_identities__judged') }}
    where row_status <> 'not_yet'
),

changed_identities as (
    (select * from identities_delivered except select * from identities_known)
    union all
    (select * from identities_known except select * from identities_delivered)
),

products_delivered as (
    select
        product_id,
        category
    from {{ ref('base_products') }}
),

products_known as (
    select
        product_id,
        category
    from {{ stored('stg_products__judged') }}
),

changed_products as (
    (select * from products_delivered except select * from products_known)
    union all
    (select * from products_known except select * from products_delivered)
),

buyers_of_changed_products as (
    select distinct orders.customer_id
    from {{ stored('stg_orders') }} as orders
    inner join {{ ref('base_order_lines') }} as order_lines on orders.order_id = order_lines.order_id
    where order_lines.product_id in (select changed_products.product_id from changed_products)
),

ids as (
    select
        customer_id,
        anonymous_id
    from same_keys
    union
    select
        customer_id,
        anonymous_id
    from {{ ref('stg_news') }}
    union
    select
        customer_id,
        anonymous_id
    from changed_identities
    union
    select
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from owners_so_far
    union
    select
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from owners_beyond_clock
    union
    select
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from buyers_of_changed_products
)
{%- else -%}
ids as (
    select
        customer_id,
        anonymous_id
    from {{ ref('stg_news') }}
    where 1 = 0
)
{%- endif %}

select * from ids

-- depends_on: {{ ref('stg_news__same_keys') }}, {{ ref('base_products') }}, {{ ref('base_order_lines') }}
