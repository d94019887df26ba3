-- The conversions with touchpoints are shared as the Markov chain says; those without belong to `(none)`. Where an
-- engine has no shares yet there are no rows.
with

shares as (
    select * from {{ markov_shares() }}
),

conversions as (
    select
        conversion_type,
        sum(case when has_touchpoint then count_steps else 0 end) as count_shared,
        cast(sum(case when has_touchpoint then amount else 0 end) as {{ type_amount() }}) as amount_shared,
        sum(case when has_touchpoint then 0 else count_steps end) as count_without,
        cast(sum(case when has_touchpoint then 0 else amount end) as {{ type_amount() }}) as amount_without
    from {{ ref('int_channel_credits') }}
    where is_first_step
    group by conversion_type
),

running_shares as (
    select
        conversion_type,
        channel,
        removal_effect,
        cast(sum(share) over channels_in_order as decimal(13, 12)) as share_after,
        cast(sum(share) over channels_in_order - share as decimal(13, 12)) as share_before
    from shares
    window
        channels_in_order as (
            partition by conversion_type
            order by {{ by_code_point('channel') }} asc rows between unbounded preceding and current row
        )
),

kinds_with_shares as (
    select distinct conversion_type
    from shares
),

-- The running total is rounded, so that the channels add up to the conversions.
channel_credits as (
    select
        conversions.conversion_type,
        running_shares.channel,
        running_shares.removal_effect,
        cast(
            round(cast(conversions.count_shared as decimal(20, 0)) * running_shares.share_after, 9)
            - round(cast(conversions.count_shared as decimal(20, 0)) * running_shares.share_before, 9) as decimal(18, 9)
        ) as count_conversions,
        cast(
            {{ amount_up_to('conversions.amount_shared', 'running_shares.share_after') }}
            - {{ amount_up_to('conversions.amount_shared', 'running_shares.share_before') }}
            as {{ type_amount() }}
        ) as credited_amount
    from conversions
    inner join running_shares on conversions.conversion_type = running_shares.conversion_type
    union all
    select
        conversions.conversion_type,
        '(none)' as channel,
        cast(null as decimal(13, 12)) as removal_effect,
        cast(conversions.count_without as decimal(18, 9)) as count_conversions,
        conversions.amount_without as credited_amount
    from conversions
    left join kinds_with_shares on conversions.conversion_type = kinds_with_shares.conversion_type
    where
        conversions.count_without > 0
        and (kinds_with_shares.conversion_type is not null or conversions.count_shared = 0)
)

select * from channel_credits
