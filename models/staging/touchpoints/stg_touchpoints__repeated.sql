-- The touchpoints whose key comes again, ranked; rows that are rejected by themselves, or dated after the variable
-- as_of, take no part.
with

read_touchpoints as (
    select * from {{ ref('stg_touchpoints__read') }}
),

repeated_touchpoints as (
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
        cast({{ first_loaded_rank(['touchpoint_id'], [
            'occurred_at', 'touchpoint_type', 'customer_id', 'anonymous_id', 'channel',
            'campaign_id', 'content_id', 'strategy', 'score', 'related_customer_id', 'cost',
            'loaded_at',
        ], 'read_loaded_at') }} as integer) as load_rank
    from read_touchpoints
    where
        {{ is_candidate('read_occurred_at') }}
        and {{ key_hash('touchpoint_id') }} in (
            select repeated_hashes.key_hash from {{ ref('stg_touchpoints__repeated_hashes') }} as repeated_hashes
        )
)

select * from repeated_touchpoints
