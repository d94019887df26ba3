with

reconciliation as (
    select * from {{ ref('rpt_input_reconciliation') }}
),

listed_rows as (
    select
        raw_table,
        count(*) as count_listed
    from {{ ref('rpt_rejected_rows') }}
    group by raw_table
),

tables_not_reconciled as (
    select
        reconciliation.raw_table,
        reconciliation.count_raw,
        reconciliation.count_accepted,
        reconciliation.count_rejected,
        reconciliation.count_not_yet,
        reconciliation.count_raw
        - reconciliation.count_accepted
        - reconciliation.count_rejected
        - reconciliation.count_not_yet as count_unaccounted,
        coalesce(listed_rows.count_listed, 0) as count_in_rejected_rows
    from reconciliation
    left join listed_rows on reconciliation.raw_table = listed_rows.raw_table
    where
        reconciliation.count_raw
        <> reconciliation.count_accepted + reconciliation.count_rejected + reconciliation.count_not_yet
        or reconciliation.count_rejected <> coalesce(listed_rows.count_listed, 0)
)

select * from tables_not_reconciled
