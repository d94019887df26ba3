{{ config(materialized='incremental', incremental_strategy='by_customer', unique_key='owner_id') }}

-- The touchpoints whose key comes again; rows that are rejected by themselves, or dated after the variable as_of, take
-- no part in the ranking.
with

read_touchpoints as (
    select
        touchpoint_id,
        occurred_at,
        touchpoint_type,
        customer_id,
        anonymous_id,
        channel,
        campaign_id,
        content_id,
        strategy,
        score,
        related_customer_id,
        cost,
        loaded_at,
        read_occurred_at,
        read_score,
        read_cost,
        read_loaded_at,
        rejection_reason,
        coalesce(customer_id, 'anonymous:' || anonymous_id, '') as owner_id
    from {{ ref('stg_touchpoints__read') }}
    where
        {{ key_hash('touchpoint_id') }} in (
            select repeated_hashes.key_hash from {{ ref('stg_touchpoints__repeated_hashes') }} as repeated_hashes
        )
),

-- Beside the rows of persons with news, those that others have under the same keys.
rows_of_same_keys as (
    select * from read_touchpoints
    {% if is_by_customer() -%}
    where {{ is_touched('owner_id') }}
    union all
    select
        touchpoint_id,
        occurred_at,
        touchpoint_type,
        customer_id,
        anonymous_id,
        channel,
        campaign_id,
        content_id,
        strategy,
        score,
        related_customer_id,
        cost,
        loaded_at,
        read_occurred_at,
        read_score,
        read_cost,
        read_loaded_at,
        rejection_reason,
        owner_id
    from {{ this }}
    where
        not {{ is_touched('owner_id') }}
        and touchpoint_id in (select read_touchpoints.touchpoint_id from read_touchpoints)
    {%- endif %}
),

candidates_and_others as (
    select
        *,
        {{ is_candidate('read_occurred_at') }} as is_candidate
    from rows_of_same_keys
),

repeated_touchpoints as (
    select
        *,
        case
            when is_candidate
                then cast({{ first_loaded_rank(['touchpoint_id', 'is_candidate'], [
                    'occurred_at', 'touchpoint_type', 'customer_id', 'anonymous_id', 'channel',
                    'campaign_id', 'content_id', 'strategy', 'score', 'related_customer_id', 'cost',
                    'loaded_at',
                ], 'read_loaded_at') }} as integer)
        end as load_rank
    from candidates_and_others
)

select * from repeated_touchpoints
