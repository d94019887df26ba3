with

purchases_summed_to_customers as (
    select
        customer_id,
        cast(sum(case when discount_amount > 0 then 1 else 0 end) as bigint) as count_discounted,
        cast(sum(case when is_reorder then 1 else 0 end) as bigint) as count_reorders,
        cast(sum(case when is_on_time then 1 else 0 end) as bigint) as count_gaps_on_time,
        count(*) as count_purchases,
        count(discount_amount) as count_priced,
        count(is_reorder) as count_reorders_known,
        count(gap_days) as count_gaps,
        sum(net_amount) as net_amount,
        sum(list_amount) as list_amount,
        sum(discount_amount) as discount_amount,
        max(case when has_points then 1 else 0 end) = 1 as has_points
    from {{ ref('int_loyalty_purchases') }}
    group by customer_id
)

select * from purchases_summed_to_customers
