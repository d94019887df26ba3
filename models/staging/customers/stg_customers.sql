{{ config(materialized='incremental', incremental_strategy='by_customer') }}

with

judged_customers as (
    select * from {{ ref('stg_customers__judged') }}
),

accepted_customers as (
    select
        customer_id,
        created_at,
        email,
        country,
        customer_kind,
        marketing_consent,
        loaded_at
    from judged_customers
    where row_status = 'accepted'
)

select * from accepted_customers
