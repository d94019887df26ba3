with

months as (
    select * from {{ ref('int_months') }}
),

-- By day first: few rows meet the months.
daily_moves as (
    select
        cast(entered_at as date) as moved_on,
        stage,
        count(*) as count_entered,
        0 as count_left
    from {{ ref('fct_stage_intervals') }}
    group by cast(entered_at as date), stage
    union all
    select
        cast(exited_at as date) as moved_on,
        stage,
        0 as count_entered,
        count(*) as count_left
    from {{ ref('fct_stage_intervals') }}
    where exited_at is not null
    group by cast(exited_at as date), stage
),

monthly_moves as (
    select
        months.month,
        daily_moves.stage,
        sum(daily_moves.count_entered) as count_entered,
        sum(daily_moves.count_left) as count_left
    from daily_moves
    inner join months
        on
            daily_moves.moved_on >= months.begins_on
            and daily_moves.moved_on < months.ends_before
    group by months.month, daily_moves.stage
),

daily_sales as (
    select
        ordered_on,
        stage_after as stage,
        sum(net_amount) as net_amount
    from {{ ref('fct_orders') }}
    group by ordered_on, stage_after
),

monthly_sales as (
    select
        months.month,
        daily_sales.stage,
        sum(daily_sales.net_amount) as net_amount
    from daily_sales
    inner join months
        on
            daily_sales.ordered_on >= months.begins_on
            and daily_sales.ordered_on < months.ends_before
    group by months.month, daily_sales.stage
),

stage_population_monthly as (
    select
        months.month,
        stages.stage,
        cast(
            sum(coalesce(monthly_moves.count_entered, 0) - coalesce(monthly_moves.count_left, 0))
                over (partition by stages.stage order by months.month asc rows unbounded preceding)
            as bigint
        ) as count_customers,
        cast(coalesce(monthly_moves.count_entered, 0) as bigint) as count_entered,
        cast(coalesce(monthly_moves.count_left, 0) as bigint) as count_left,
        cast(coalesce(monthly_sales.net_amount, 0) as {{ type_amount() }}) as net_amount
    from months
    cross join {{ ref('stages') }} as stages
    left join monthly_moves
        on
            months.month = monthly_moves.month
            and stages.stage = monthly_moves.stage
    left join monthly_sales
        on
            months.month = monthly_sales.month
            and stages.stage = monthly_sales.stage
)

select * from stage_population_monthly
