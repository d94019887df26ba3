{{ config(post_hook="{{ check_readable(this, 'raw_identities') }}") }}
{%- set columns = column_types(ref('base_identities')) %}

-- Every raw identity once: accepted, rejected with its reason, or identified after the clock.
with

read_identities as (
    select
        *,
        {{ read_timestamp('identified_at', columns) }} as read_identified_at
    from {{ ref('base_identities') }}
),

identities_with_reason as (
    select
        *,
        case
            when anonymous_id is null then 'missing_anonymous_id'
            when customer_id is null then 'missing_customer_id'
            when identified_at is not null and read_identified_at is null then 'unreadable_identified_at'
            when {{ is_future_date('read_identified_at') }} then 'future_date'
        end as rejection_reason
    from read_identities
),

dated_identities as (
    select
        identities_with_reason.*,
        case
            when identities_with_reason.rejection_reason is not null then 'rejected'
            when identities_with_reason.read_identified_at > stg_clock.clock_at then 'not_yet'
            else 'accepted'
        end as row_status
    from identities_with_reason
    cross join {{ ref('stg_clock') }} as stg_clock
),

-- All three columns are the key: the same pair at another time is another identity.
identities_with_rank as (
    select
        *,
        case
            when row_status = 'accepted'
                then row_number() over (
                    partition by anonymous_id, customer_id, read_identified_at, row_status
                    order by {{ by_code_point('cast(identified_at as ' ~ dbt.type_string() ~ ')') }} asc nulls last
                )
            else 1
        end as load_rank
    from dated_identities
),

judged_identities as (
    select
        anonymous_id,
        customer_id,
        read_identified_at as identified_at,
        case when load_rank > 1 then 'rejected' else row_status end as row_status,
        case when load_rank > 1 then 'duplicate' else rejection_reason end as rejection_reason,
        coalesce(anonymous_id, '') || '|' || coalesce(customer_id, '') || '|'
        || coalesce(cast(identified_at as {{ dbt.type_string() }}), '') as raw_key,
        case
            when load_rank > 1 or row_status = 'rejected'
                then {{ raw_row_as_json('raw_identities') }}
        end as raw_row
    from identities_with_rank
)

select * from judged_identities
