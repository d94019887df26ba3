-- Losses and returns by the month in which they happened.
with

months as (
    select dates.month
    from {{ ref('dim_dates') }} as dates
    cross join {{ ref('stg_clock') }} as clock
    where
        dates.is_month_start
        and dates.month <= clock.clock_on
),

stays_in_lost as (
    select
        customer_id,
        {{ month_of('entered_at') }} as lost_month,
        case when next_stage = 'won_back' then {{ month_of('exited_at') }} end as won_back_month
    from {{ ref('fct_stage_intervals') }}
    where stage = 'lost'
),

-- A return at the very moment of being lost comes straight from at risk: it was lost for no time.
returns as (
    select
        entered.customer_id,
        entered.lifetime_number,
        {{ month_of('entered.entered_at') }} as month,
        case when left_interval.stage = 'lost' then left_interval.days_in_stage else 0 end as days_lost
    from {{ ref('fct_stage_intervals') }} as entered
    left join {{ ref('fct_stage_intervals') }} as left_interval
        on
            entered.customer_id = left_interval.customer_id
            and entered.entered_at = left_interval.exited_at
    where entered.stage = 'won_back'
),

lifetime_sales as (
    select
        customer_id,
        lifetime_number,
        sum(net_amount) as net_amount
    from {{ ref('fct_orders') }}
    group by customer_id, lifetime_number
),

lifetimes_lost_again as (
    select distinct
        customer_id,
        lifetime_number
    from {{ ref('fct_stage_intervals') }}
    where stage = 'lost'
),

returns_with_sequel as (
    select
        returns.month,
        returns.days_lost,
        lifetime_sales.net_amount,
        case when lifetimes_lost_again.customer_id is not null then 1 else 0 end as relapsed
    from returns
    inner join lifetime_sales
        on
            returns.customer_id = lifetime_sales.customer_id
            and returns.lifetime_number = lifetime_sales.lifetime_number
    left join lifetimes_lost_again
        on
            returns.customer_id = lifetimes_lost_again.customer_id
            and returns.lifetime_number = lifetimes_lost_again.lifetime_number
),

monthly_losses as (
    select
        months.month,
        sum(case when stays_in_lost.lost_month = months.month then 1 else 0 end) as count_lost,
        count(stays_in_lost.customer_id) as count_ever_lost
    from months
    left join stays_in_lost
        on
            months.month >= stays_in_lost.lost_month
            and (stays_in_lost.won_back_month is null or months.month <= stays_in_lost.won_back_month)
    group by months.month
),

monthly_returns as (
    select
        month,
        count(*) as count_won_back,
        percentile_cont(0.5) within group (order by days_lost asc) as median_days_lost,
        sum(net_amount) as net_amount,
        sum(relapsed) as count_relapsed
    from returns_with_sequel
    group by month
),

win_back as (
    select
        monthly_losses.month,
        cast(monthly_losses.count_lost as bigint) as count_lost,
        cast(coalesce(monthly_returns.count_won_back, 0) as bigint) as count_won_back,
        {{ rate('coalesce(monthly_returns.count_won_back, 0)', 'monthly_losses.count_ever_lost') }} as win_back_rate,
        cast(monthly_returns.median_days_lost as decimal(9, 1)) as median_days_lost,
        cast(coalesce(monthly_returns.net_amount, 0) as {{ type_amount() }}) as second_lifetime_net_amount,
        {{ rate('monthly_returns.count_relapsed', 'monthly_returns.count_won_back') }} as relapse_rate
    from monthly_losses
    left join monthly_returns on monthly_losses.month = monthly_returns.month
)

select * from win_back
