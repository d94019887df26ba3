-- Losses and returns by the month in which they happened.
with

months as (
    select * from {{ ref('int_months') }}
),

-- A purchase at the very instant of being lost, midnight, is a return too: nobody held the stage.
returns as (
    select
        customer_id,
        lifetime_number,
        purchased_on as returned_on,
        gap_days - previous_lost_after_days - 1 as days_lost,
        gap_days - previous_lost_after_days = 1 and purchased_at = purchased_on as is_lost_for_no_time
    from {{ ref('int_purchases') }}
    where is_recovery
),

stays_in_lost as (
    select
        customer_id,
        entered_at,
        exited_at,
        lifetime_number
    from {{ ref('fct_stage_intervals') }}
    where stage = 'lost'
),

losses_by_month as (
    select
        months.month,
        count(stays_in_lost.customer_id) as count_lost
    from months
    inner join stays_in_lost
        on
            months.begins_on <= stays_in_lost.entered_at
            and months.ends_before > stays_in_lost.entered_at
    group by months.month
),

-- Who could be won back in a month: everyone lost at some time in it.
lost_at_some_time as (
    select
        months.month,
        count(stays_in_lost.customer_id) as count_ever_lost
    from months
    inner join stays_in_lost
        on
            months.ends_before > stays_in_lost.entered_at
            and (stays_in_lost.exited_at is null or months.begins_on <= stays_in_lost.exited_at)
    group by months.month
),

lifetime_sales as (
    select
        customer_id,
        lifetime_number,
        sum(net_amount) as net_amount
    from {{ ref('fct_orders') }}
    group by customer_id, lifetime_number
),

-- Who returned once more was lost again, be it for no time.
lifetimes_lost_again as (
    select
        customer_id,
        lifetime_number
    from stays_in_lost
    union
    select
        customer_id,
        lifetime_number - 1 as lifetime_number
    from returns
),

returns_by_month as (
    select
        months.month,
        count(returns.customer_id) as count_won_back,
        sum(case when returns.is_lost_for_no_time then 1 else 0 end) as count_lost_for_no_time,
        percentile_cont(0.5) within group (order by returns.days_lost asc) as median_days_lost,
        sum(lifetime_sales.net_amount) as net_amount,
        count(lifetimes_lost_again.customer_id) as count_relapsed
    from months
    inner join returns
        on
            months.begins_on <= returns.returned_on
            and months.ends_before > returns.returned_on
    inner join lifetime_sales
        on
            returns.customer_id = lifetime_sales.customer_id
            and returns.lifetime_number = lifetime_sales.lifetime_number
    left join lifetimes_lost_again
        on
            returns.customer_id = lifetimes_lost_again.customer_id
            and returns.lifetime_number = lifetimes_lost_again.lifetime_number
    group by months.month
),

win_back as (
    select
        months.month,
        cast(coalesce(losses_by_month.count_lost, 0) as bigint) as count_lost,
        cast(coalesce(returns_by_month.count_won_back, 0) as bigint) as count_won_back,
        {{ rate(
            'coalesce(returns_by_month.count_won_back, 0)',
            '(coalesce(lost_at_some_time.count_ever_lost, 0) + coalesce(returns_by_month.count_lost_for_no_time, 0))'
        ) }} as win_back_rate,
        cast(returns_by_month.median_days_lost as decimal(9, 1)) as median_days_lost,
        cast(coalesce(returns_by_month.net_amount, 0) as {{ type_amount() }}) as second_lifetime_net_amount,
        {{ rate('returns_by_month.count_relapsed', 'returns_by_month.count_won_back') }} as relapse_rate
    from months
    left join losses_by_month on months.month = losses_by_month.month
    left join lost_at_some_time on months.month = lost_at_some_time.month
    left join returns_by_month on months.month = returns_by_month.month
)

select * from win_back
