with

-- What happened before the first month of the calendar counts in that month.
months as (
    select dates.month
    from {{ ref('dim_dates') }} as dates
    cross join {{ ref('stg_clock') }} as clock
    where
        dates.is_month_start
        and dates.month <= clock.clock_on
),

first_months as (
    select min(month) as first_month
    from months
),

moves as (
    select
        {{ month_of('entered_at') }} as moved_month,
        stage,
        1 as entered,
        0 as exited
    from {{ ref('fct_stage_intervals') }}
    union all
    select
        {{ month_of('exited_at') }} as moved_month,
        stage,
        0 as entered,
        1 as exited
    from {{ ref('fct_stage_intervals') }}
    where exited_at is not null
),

moves_in_calendar as (
    select
        moves.stage,
        moves.entered,
        moves.exited,
        greatest(moves.moved_month, first_months.first_month) as month
    from moves
    cross join first_months
),

monthly_moves as (
    select
        month,
        stage,
        sum(entered) as count_entered,
        sum(exited) as count_left
    from moves_in_calendar
    group by month, stage
),

monthly_sales as (
    select
        {{ month_of('ordered_at') }} as month,
        stage_after as stage,
        sum(net_amount) as net_amount
    from {{ ref('fct_orders') }}
    group by {{ month_of('ordered_at') }}, stage_after
),

stage_population_monthly as (
    select
        months.month,
        stages.stage,
        cast(
            coalesce(
                sum(coalesce(monthly_moves.count_entered, 0) - coalesce(monthly_moves.count_left, 0))
                    over (partition by stages.stage order by months.month asc rows unbounded preceding),
                0
            ) as bigint
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
