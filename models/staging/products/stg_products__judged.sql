{{ config(post_hook="{{ check_readable(this, 'raw_products') }}") }}
{%- set columns = column_types(ref('base_products__touched')) %}

-- Every raw product once: accepted or rejected. A product has no time of its own.
with

read_products as (
    select
        *,
        {{ read_timestamp('launched_on', columns) }} as read_launched_on
    from {{ ref('base_products__touched') }}
),

products_with_reason as (
    select
        *,
        case
            when product_id is null then 'missing_product_id'
            when launched_on is not null and read_launched_on is null then 'unreadable_launched_on'
        end as rejection_reason
    from read_products
),

products_with_rank as (
    select
        *,
        case
            when rejection_reason is null
                then {{ first_loaded_rank(
                    ['product_id', "coalesce(rejection_reason, '')"], ['product_name', 'category', 'launched_on']
                ) }}
        end as load_rank
    from products_with_reason
),

judged_products as (
    select
        product_id,
        product_name,
        category,
        cast(read_launched_on as date) as launched_on,
        case when load_rank = 1 then 'accepted' else 'rejected' end as row_status,
        case when load_rank > 1 then 'duplicate' else rejection_reason end as rejection_reason,
        case
            when rejection_reason is not null or load_rank > 1
                then {{ raw_row_as_json('raw_products') }}
        end as raw_row
    from products_with_rank
)

select * from judged_products
