-- The last thing known to have happened: an order that counts among those of its key, or a touchpoint. A duplicate
-- moves nothing; the variable as_of goes before the data.
with

times_of_evidence as (
    select ordered_at as happened_at
    from {{ ref('stg_orders') }}
    union all
    select last_touched_at as happened_at
    from {{ ref('stg_touchpoints__reduced') }}
    {% if is_by_customer() -%}
    union all
    select occurred_at as happened_at
    from {{ stored('int_touchpoints_in_stages') }}
    where not {{ is_touched('customer_id') }}
    {%- endif %}
),

latest_evidence as (
    select
        coalesce(
            {{ instant(var('as_of')) if var('as_of') is not none else 'cast(null as timestamp)' }}, max(happened_at)
        ) as evidence_at
    from times_of_evidence
)

select * from latest_evidence
