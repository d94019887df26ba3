with

entry_reasons as (
    select
        entry_reason,
        reason_order,
        enters,
        label_en,
        label_it
    from {{ ref('entry_reasons') }}
)

select * from entry_reasons
