-- The purchase of a lifetime with which the customer had bought in enough categories for loyalty, where all else for it
-- is there at some time.
with

purchases as (
    select * from {{ touched(ref('int_purchases'), is_alone=true) }}
),

-- In others nobody becomes loyal, however many categories were bought.
lifetimes_of_candidates as (
    select distinct
        customer_id,
        lifetime_number
    from purchases
    where {{ is_loyal_but_for_categories() }}
),

purchases_of_candidates as (
    select
        purchases.customer_id,
        purchases.lifetime_number,
        purchases.purchase_number,
        purchases.purchased_on
    from purchases
    inner join lifetimes_of_candidates
        on
            purchases.customer_id = lifetimes_of_candidates.customer_id
            and purchases.lifetime_number = lifetimes_of_candidates.lifetime_number
),

categories_bought as (
    select
        purchases.customer_id,
        purchases.lifetime_number,
        products.category,
        min(purchases.purchase_number) as purchase_number
    from {{ ref('stg_order_lines') }} as order_lines
    inner join {{ ref('stg_products') }} as products on order_lines.product_id = products.product_id
    inner join purchases_of_candidates as purchases
        on
            order_lines.customer_id = purchases.customer_id
            and cast(order_lines.ordered_at as date) = purchases.purchased_on
    where
        order_lines.is_counting
        and products.category is not null
    group by purchases.customer_id, purchases.lifetime_number, products.category
),

categories_in_order as (
    select
        customer_id,
        lifetime_number,
        purchase_number,
        row_number() over (
            partition by customer_id, lifetime_number
            order by purchase_number asc, category asc
        ) as category_number
    from categories_bought
),

lifetimes_broadened as (
    select
        customer_id,
        lifetime_number,
        purchase_number
    from categories_in_order
    where category_number = {{ var('loyal_min_categories') or 1 }}
)

select * from lifetimes_broadened
