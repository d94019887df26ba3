-- "Today" is the data's own: never the wall clock. Rows dated after it do not exist.
with

latest_evidence as (
    select max(read_ordered_at) as latest_at
    from {{ ref('stg_orders__read') }}
    where rejection_reason is null
    union all
    select max(read_occurred_at) as latest_at
    from {{ ref('stg_touchpoints__read') }}
    where rejection_reason is null
),

latest_account as (
    select max(read_created_at) as latest_at
    from {{ ref('stg_customers__read') }}
    where rejection_reason is null
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
