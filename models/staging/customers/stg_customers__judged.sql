{{ config(post_hook="{{ check_readable(this, 'raw_customers') }}") }}

-- Every raw customer once: accepted, rejected with its reason, or created after the clock.
with

ranked_customers as (
    select
        stg_customers__ranked.*,
        {{ row_status('read_created_at') }} as row_status
    from {{ ref('stg_customers__ranked') }} as stg_customers__ranked
    cross join {{ ref('stg_clock') }} as stg_clock
),

judged_customers as (
    select
        customer_id,
        read_created_at as created_at,
        email,
        country,
        case when lower(customer_kind) in ('b2c', 'b2b') then lower(customer_kind) end as customer_kind,
        {{ read_boolean('marketing_consent', column_types(ref('stg_customers__ranked'))) }} as marketing_consent,
        read_loaded_at as loaded_at,
        row_status,
        case
            when row_status = 'rejected' then coalesce(rejection_reason, 'duplicate')
        end as rejection_reason,
        case when row_status = 'rejected' then {{ raw_row_as_json('raw_customers') }} end as raw_row
    from ranked_customers
)

select * from judged_customers
