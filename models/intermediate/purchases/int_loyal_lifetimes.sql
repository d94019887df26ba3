-- Loyal from the first purchase of a lifetime at which every criterion holds, until the lifetime ends.
with

purchases as (
    select * from {{ touched(ref('int_purchases'), is_alone=true) }}
),

candidates as (
    select
        customer_id,
        lifetime_number,
        purchase_number,
        purchased_at
    from purchases
    where {{ is_loyal_but_for_categories() }}
),

-- Of the customers without news the last build knows whether they have lines.
shop as (
    select
        (
            exists (select 1 from {{ ref('stg_order_lines') }})
            {% if is_by_customer() -%}
            or exists (
                select 1 from {{ stored('stg_order_lines__counted') }} where not {{ is_touched('customer_id') }}
            )
            {%- endif %}
        )
        and exists (select 1 from {{ ref('stg_products') }}) as has_categories
),

broad_candidates as (
    select candidates.*
    from candidates
    cross join shop
    left join {{ ref('int_lifetimes_broadened') }} as broadened
        on
            candidates.customer_id = broadened.customer_id
            and candidates.lifetime_number = broadened.lifetime_number
    where
        not shop.has_categories
        {% if var('loyal_min_categories') is none -%}
        or true
        {%- else -%}
        or candidates.purchase_number >= broadened.purchase_number
        {%- endif %}
),

first_loyal_purchases as (
    select
        customer_id,
        lifetime_number,
        min(purchase_number) as purchase_number,
        min(purchased_at) as loyal_at
    from broad_candidates
    group by customer_id, lifetime_number
),

recoveries as (
    select
        customer_id,
        purchased_at as recovered_at,
        lifetime_number - 1 as ended_lifetime_number
    from purchases
    where is_recovery
),

loyal_lifetimes as (
    select
        first_loyal_purchases.customer_id,
        first_loyal_purchases.lifetime_number,
        first_loyal_purchases.purchase_number,
        first_loyal_purchases.loyal_at,
        recoveries.recovered_at as loyal_until
    from first_loyal_purchases
    left join recoveries
        on
            first_loyal_purchases.customer_id = recoveries.customer_id
            and first_loyal_purchases.lifetime_number = recoveries.ended_lifetime_number
)

select * from loyal_lifetimes
