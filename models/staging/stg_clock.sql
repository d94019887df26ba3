-- "Today" is the data's own: never the wall clock. Rows dated after it do not exist; a duplicate moves nothing.
with

latest_evidence as (
    select max(read_ordered_at) as latest_at
    from {{ ref('stg_orders__ranked') }}
    where load_rank = 1
    union all
    select max(read_occurred_at) as latest_at
    from {{ ref('stg_touchpoints__ranked') }}
    where load_rank = 1
),

latest_account as (
    select max(read_created_at) as latest_at
    from {{ ref('stg_customers__ranked') }}
    where load_rank = 1
),

clock as (
    select
        coalesce(
            {{ instant(var('as_of')) if var('as_of') is not none else 'cast(null as timestamp)' }},
            (select max(latest_evidence.latest_at) from latest_evidence),
            latest_at,
            cast('1970-01-01' as timestamp)
        ) as clock_at
    from latest_account
)

select
    clock_at,
    cast(clock_at as date) as clock_on
from clock
