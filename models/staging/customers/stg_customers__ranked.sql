-- Which of the raw customers with one key counts. Rows that are rejected by themselves, or created after the latest
-- evidence, take no part.
with

read_customers as (
    select
        customers.*,
        customers.rejection_reason is null
        and coalesce(customers.read_created_at <= latest_evidence.evidence_at, true) as is_candidate
    from {{ ref('stg_customers__read') }} as customers
    cross join {{ ref('stg_latest_evidence') }} as latest_evidence
),

repeated_keys as (
    select customer_id
    from read_customers
    where is_candidate
    group by customer_id
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
repeats as (
    select
        read_customers.*,
        {{ first_loaded_rank(['read_customers.customer_id'], [
            'created_at', 'email', 'country', 'customer_kind', 'marketing_consent', 'loaded_at',
        ], 'read_loaded_at') }} as load_rank
    from read_customers
    where
        read_customers.is_candidate
        and read_customers.customer_id in (select repeated_keys.customer_id from repeated_keys)
),

repeats_and_others as (
    select * from repeats
    union all
    select
        *,
        case when read_customers.is_candidate then 1 end as load_rank
    from read_customers
    where
        not read_customers.is_candidate
        or read_customers.customer_id not in (select repeated_keys.customer_id from repeated_keys)
),

ranked_customers as (
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
        rejection_reason,
        load_rank
    from repeats_and_others
)

select * from ranked_customers
