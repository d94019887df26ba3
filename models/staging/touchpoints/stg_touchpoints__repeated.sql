{{ config(materialized='incremental', incremental_strategy='by_customer', unique_key='owner_id') }}

-- The touchpoints whose key comes again, ranked; rows that are rejected by themselves, or dated after the variable
-- as_of, take no part.
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
        {{ is_candidate('read_occurred_at') }}
        and {{ key_hash('touchpoint_id') }} in (
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

repeated_touchpoints as (
    select
        *,
        cast({{ first_loaded_rank(['touchpoint_id'], [
            'occurred_at', 'touchpoint_type', 'customer_id', 'anonymous_id', 'channel',
            'campaign_id', 'content_id', 'strategy', 'score', 'related_customer_id', 'cost',
            'loaded_at',
        ], 'read_loaded_at') }} as integer) as load_rank
    from rows_of_same_keys
)

select * from repeated_touchpoints
