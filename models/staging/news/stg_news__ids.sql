-- Whom the news speak of: by their ids, by whose rows they replace, and by what has changed without a loaded_at.
{%- set identity_columns = column_types(ref('base_identities')) %}

with

{% if is_by_customer() -%}
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
    from {{ ref('stg_news__owners') }}
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

-- depends_on: {{ ref('stg_news__owners') }}
-- depends_on: {{ ref('base_products') }}, {{ ref('base_order_lines') }}
