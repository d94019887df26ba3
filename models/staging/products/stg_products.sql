with

judged_products as (
    select * from {{ ref('stg_products__judged') }}
),

accepted_products as (
    select
        product_id,
        product_name,
        category,
        launched_on
    from judged_products
    where row_status = 'accepted'
)

select * from accepted_products
