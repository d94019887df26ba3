-- An act of advocacy counts for some days, those before becoming loyal included.
with

advocacy_periods as (
    select
        customer_id,
        occurred_at as advocated_at,
        {{ add_days('occurred_at', var('advocacy_days')) }} as counts_until
    from {{ ref('int_turning_signals') }}
    where
        signal = 'advocated'
        and customer_id in (select loyal.customer_id from {{ ref('int_loyal_lifetimes') }} as loyal)
)

select * from advocacy_periods
