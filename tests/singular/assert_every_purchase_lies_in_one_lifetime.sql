-- Purchases are numbered without a gap; a lifetime lasts until a recovery, which begins the next.
with

purchases as (
    select * from {{ ref('int_purchases') }}
),

purchases_beside_previous as (
    select
        customer_id,
        purchase_number,
        purchased_at,
        is_recovery,
        lifetime_number,
        row_number() over customer_purchases as expected_purchase_number,
        lag(lifetime_number) over customer_purchases as previous_lifetime_number
    from purchases
    window customer_purchases as (partition by customer_id order by purchased_at asc)
),

purchases_with_fault as (
    select
        *,
        case
            when purchase_number <> expected_purchase_number then 'is not numbered by its time'
            when previous_lifetime_number is null and is_recovery then 'comes back before the first purchase'
            when previous_lifetime_number is null and lifetime_number <> 1 then 'does not begin in lifetime 1'
            when is_recovery and lifetime_number <> previous_lifetime_number + 1 then 'recovers without a new lifetime'
            when not is_recovery and lifetime_number <> previous_lifetime_number then 'changes without recovery'
        end as fault
    from purchases_beside_previous
),

purchases_out_of_lifetime as (
    select *
    from purchases_with_fault
    where fault is not null
)

select * from purchases_out_of_lifetime
