with

persons as (
    select * from {{ ref('int_persons') }}
),

current_intervals as (
    select
        customer_id,
        count(*) as count_current_intervals
    from {{ ref('fct_stage_intervals') }}
    where is_current
    group by customer_id
),

customers as (
    select
        customer_id,
        stage
    from {{ ref('dim_customers') }}
),

persons_without_one_current_stage as (
    select
        persons.customer_id,
        persons.known_at,
        customers.stage as stage_in_dim_customers,
        coalesce(current_intervals.count_current_intervals, 0) as count_current_intervals
    from persons
    left join current_intervals on persons.customer_id = current_intervals.customer_id
    left join customers on persons.customer_id = customers.customer_id
    where
        coalesce(current_intervals.count_current_intervals, 0) <> 1
        or customers.stage is null
)

select * from persons_without_one_current_stage
