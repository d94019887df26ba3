-- Kept once the persons they belong to are on the list: the next build compares its own with these.
with

seen_rows as (
    select
        raw_table,
        row_hash
    from {{ ref('stg_undated_rows') }}
)

select * from seen_rows

-- depends_on: {{ ref('stg_touched_persons') }}
