-- Who speaks for the shop: advocates at the clock, how often they did so and how, the most active first.
with

acts as (
    select
        customer_id,
        count(*) as count_acts,
        sum(case when touchpoint_type = 'referral_converted' then 1 else 0 end) as count_friends_won,
        max(occurred_at) as last_act_at
    from {{ ref('fct_touchpoints') }}
    where signal = 'advocated'
    group by customer_id
),

advocates as (
    select
        customers.customer_id,
        customers.stage_entered_at,
        acts.count_acts,
        acts.count_friends_won,
        acts.last_act_at,
        customers.next_stage_at as advocate_until,
        customers.net_amount_365_days
    from {{ ref('dim_customers') }} as customers
    inner join acts on customers.customer_id = acts.customer_id
    where customers.stage = 'advocate'
)

select * from advocates
order by count_acts desc, customer_id asc
