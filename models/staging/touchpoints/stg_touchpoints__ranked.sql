-- Which of the raw touchpoints with one key counts. Rows that are rejected by themselves, or dated after the variable
-- as_of, take no part.
with

read_touchpoints as (
    select
        *,
        rejection_reason is null and {{ is_by_as_of('read_occurred_at') }} as is_candidate
    from {{ ref('stg_touchpoints__read') }}
),

repeated_keys as (
    select touchpoint_id
    from read_touchpoints
    where is_candidate
    group by touchpoint_id
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
repeats as (
    select
        read_touchpoints.*,
        {{ first_loaded_rank(['read_touchpoints.touchpoint_id'], [
            'occurred_at', 'touchpoint_type', 'customer_id', 'anonymous_id', 'channel',
            'campaign_id', 'content_id', 'strategy', 'score', 'related_customer_id', 'cost',
            'loaded_at',
        ], 'read_loaded_at') }} as load_rank
    from read_touchpoints
    where
        read_touchpoints.is_candidate
        and read_touchpoints.touchpoint_id in (select repeated_keys.touchpoint_id from repeated_keys)
),

repeats_and_others as (
    select * from repeats
    union all
    select
        *,
        case when read_touchpoints.is_candidate then 1 end as load_rank
    from read_touchpoints
    where
        not read_touchpoints.is_candidate
        or read_touchpoints.touchpoint_id not in (select repeated_keys.touchpoint_id from repeated_keys)
),

ranked_touchpoints as (
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
        load_rank
    from repeats_and_others
)

select * from ranked_touchpoints
