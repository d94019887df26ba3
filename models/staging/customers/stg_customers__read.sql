{%- set columns = column_types(ref('base_customers__touched')) -%}

-- Reasons to reject that a raw customer gives by itself, whatever the date of the build.
with

read_customers as (
    select
        *,
        {{ read_timestamp('created_at', columns) }} as read_created_at,
        {{ read_timestamp('loaded_at', columns) }} as read_loaded_at
    from {{ ref('base_customers__touched') }}
),

customers_with_reason as (
    select
        customer_id,
        created_at,
        email,
        country,
        customer_kind,
        marketing_consent,
        loaded_at,
        read_created_at,
        read_loaded_at,
        case
            when customer_id is null then 'missing_customer_id'
            when created_at is not null and read_created_at is null then 'unreadable_created_at'
            when loaded_at is not null and read_loaded_at is null then 'unreadable_loaded_at'
            when {{ is_future_date('read_created_at', 'read_loaded_at') }} then 'future_date'
        end as rejection_reason
    from read_customers
)

select * from customers_with_reason
