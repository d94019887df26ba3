with

months as (
    select * from {{ ref('int_months') }}
),

moves as (
    select
        entered_at as moved_at,
        stage,
        1 as entered,
        0 as exited
    from {{ ref('fct_stage_intervals') }}
    union all
    select
        exited_at as moved_at,
        stage,
        0 as entered,
        1 as exited
    from {{ ref('fct_stage_intervals') }}
    where exited_at is not null
),

monthly_moves as (
    select
        months.month,
        moves.stage,
        sum(moves.entered) as count_entered,
        sum(moves.exited) as count_left
    from moves
    inner join months
        on
            moves.moved_at >= months.begins_on
            and moves.moved_at < months.ends_before
    group by months.month, moves.stage
),

monthly_sales as (
    select
        months.month,
        orders.stage_after as stage,
        sum(orders.net_amount) as net_amount
    from {{ ref('fct_orders') }} as orders
    inner join months
        on
            orders.ordered_on >= months.begins_on
            and orders.ordered_on < months.ends_before
    group by months.month, orders.stage_after
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
