with

framework_counts as (
    select
        framework,
        sum(count_customers) as count_customers,
        sum(net_amount_365_days) as net_amount_365_days
    from {{ ref('rpt_framework_phases') }}
    group by framework
),

everyone as (
    select
        count(*) as count_persons,
        coalesce(sum(net_amount_365_days), 0) as persons_net_amount_365_days
    from {{ ref('dim_customers') }}
),

frameworks_that_miss_someone as (
    select
        framework_counts.framework,
        framework_counts.count_customers,
        everyone.count_persons,
        framework_counts.net_amount_365_days,
        everyone.persons_net_amount_365_days
    from framework_counts
    cross join everyone
    where
        framework_counts.count_customers <> everyone.count_persons
        or framework_counts.net_amount_365_days <> everyone.persons_net_amount_365_days
)

select * from frameworks_that_miss_someone
