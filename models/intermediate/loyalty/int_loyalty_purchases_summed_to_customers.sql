with

purchases_summed_to_customers as (
    select
        customer_id,
        count(*) as count_purchases,
        count(discount_amount) as count_priced,
        sum(case when discount_amount > 0 then 1 else 0 end) as count_discounted,
        sum(net_amount) as net_amount,
        sum(list_amount) as list_amount,
        sum(discount_amount) as discount_amount,
        count(is_reorder) as count_reorders_known,
        sum(case when is_reorder then 1 else 0 end) as count_reorders,
        count(gap_days) as count_gaps,
        sum(case when is_on_time then 1 else 0 end) as count_gaps_on_time,
        sum(case when has_points then 1 else 0 end) as count_with_points
    from {{ ref('int_loyalty_purchases') }}
    group by customer_id
)

select * from purchases_summed_to_customers
