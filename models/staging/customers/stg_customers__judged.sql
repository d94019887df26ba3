{{ config(post_hook="{{ check_readable(this, 'raw_customers') }}") }}

-- Every raw customer once: accepted, rejected with its reason, or created after the clock.
with

dated_customers as (
    select
        stg_customers__read.*,
        {{ row_status('read_created_at') }} as row_status
    from {{ ref('stg_customers__read') }} as stg_customers__read
    cross join {{ ref('stg_clock') }} as stg_clock
),

customers_with_rank as (
    select
        *,
        case
            when row_status = 'accepted'
                then {{ first_loaded_rank(['customer_id', 'row_status'], [
                    'created_at', 'email', 'country', 'customer_kind', 'marketing_consent', 'loaded_at',
                ], 'read_loaded_at') }}
            else 1
        end as load_rank
    from dated_customers
),

judged_customers as (
    select
        customer_id,
        read_created_at as created_at,
        email,
        country,
        case when lower(customer_kind) in ('b2c', 'b2b') then lower(customer_kind) end as customer_kind,
        {{ read_boolean('marketing_consent') }} as marketing_consent,
        read_loaded_at as loaded_at,
        case when load_rank > 1 then 'rejected' else row_status end as row_status,
        case when load_rank > 1 then 'duplicate' else rejection_reason end as rejection_reason,
        case
            when load_rank > 1 or row_status = 'rejected'
                then {{ raw_row_as_json(raw_contract('raw_customers')['required'] + raw_contract('raw_customers')['optional']) }}
        end as raw_row
    from customers_with_rank
)

select * from judged_customers
