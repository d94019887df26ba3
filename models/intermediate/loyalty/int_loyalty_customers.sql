-- Whose loyalty can be judged: at least repeat customers who bought within the window.
with

loyalty_customers as (
    select
        current_states.customer_id,
        last_purchases.expected_gap_days,
        {{ add_days('clock.clock_at', -var('loyalty_window_days')) }} as window_begins_at
    from {{ ref('int_current_states') }} as current_states
    inner join {{ ref('int_last_purchases') }} as last_purchases
        on current_states.customer_id = last_purchases.customer_id
    cross join {{ ref('stg_clock') }} as clock
    where
        current_states.level in ('repeat', 'loyal', 'advocate')
        and last_purchases.last_purchased_at > {{ add_days('clock.clock_at', -var('loyalty_window_days')) }}
)

select * from loyalty_customers
