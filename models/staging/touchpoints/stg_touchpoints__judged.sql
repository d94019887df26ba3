{{ config(post_hook="{{ check_readable(this, 'raw_touchpoints') }}") }}

-- Every raw touchpoint once: accepted, rejected with its reason, or dated after the clock.
with

dated_touchpoints as (
    select
        stg_touchpoints__read.*,
        {{ row_status('read_occurred_at') }} as row_status
    from {{ ref('stg_touchpoints__read') }} as stg_touchpoints__read
    cross join {{ ref('stg_clock') }} as stg_clock
),

repeated_keys as (
    select touchpoint_id
    from dated_touchpoints
    where row_status = 'accepted'
    group by touchpoint_id
    having count(*) > 1
),

-- Only rows whose key comes again are ranked: few are.
repeats as (
    select
        dated_touchpoints.*,
        {{ first_loaded_rank(['touchpoint_id'], [
            'occurred_at', 'touchpoint_type', 'customer_id', 'anonymous_id', 'channel', 'campaign_id', 'content_id',
            'strategy', 'score', 'related_customer_id', 'cost', 'loaded_at',
        ], 'read_loaded_at') }} as load_rank
    from dated_touchpoints
    where
        row_status = 'accepted'
        and touchpoint_id in (select repeated_keys.touchpoint_id from repeated_keys)
),

touchpoints_with_rank as (
    select * from repeats
    union all
    select
        *,
        1 as load_rank
    from dated_touchpoints
    where
        row_status <> 'accepted'
        or touchpoint_id not in (select repeated_keys.touchpoint_id from repeated_keys)
),

judged_touchpoints as (
    select
        touchpoint_id,
        read_occurred_at as occurred_at,
        touchpoint_type,
        customer_id,
        anonymous_id,
        channel,
        campaign_id,
        content_id,
        strategy,
        read_score as score,
        related_customer_id,
        read_cost as cost,
        read_loaded_at as loaded_at,
        case when load_rank > 1 then 'rejected' else row_status end as row_status,
        case when load_rank > 1 then 'duplicate' else rejection_reason end as rejection_reason,
        case
            when load_rank > 1 or row_status = 'rejected'
                then {{ raw_row_as_json(raw_contract('raw_touchpoints')['required'] + raw_contract('raw_touchpoints')['optional']) }}
        end as raw_row
    from touchpoints_with_rank
)

select * from judged_touchpoints
