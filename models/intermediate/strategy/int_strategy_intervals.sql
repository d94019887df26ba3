-- The difference of two shares with its interval: Newcombe 1998, method 10, from the two Wilson intervals. A reweighted
-- share is one among the effective number of people.
with

shares as (
    select
        *,
        cast(count_reached as double precision) / cast(count_matched as double precision) as reached_share,
        cast(compared_reached_weight as double precision) / cast(compared_weight as double precision) as compared_share
    from {{ ref('int_strategy_trials_summed') }}
    where
        count_matched > 0
        and compared_weight > 0
),

shares_with_bounds as (
    select
        *,
        {{ wilson_bound('reached_share', 'effective_contacted', -1) }} as reached_low,
        {{ wilson_bound('reached_share', 'effective_contacted', 1) }} as reached_high,
        {{ wilson_bound('compared_share', 'effective_compared', -1) }} as compared_low,
        {{ wilson_bound('compared_share', 'effective_compared', 1) }} as compared_high
    from shares
),

intervals as (
    select
        strategy,
        goal_stage,
        {{ rounded_rate('''
            reached_share - compared_share - sqrt(
                (reached_share - reached_low) * (reached_share - reached_low)
                + (compared_high - compared_share) * (compared_high - compared_share)
            )
        ''') }} as difference_low,
        {{ rounded_rate('''
            reached_share - compared_share + sqrt(
                (reached_high - reached_share) * (reached_high - reached_share)
                + (compared_share - compared_low) * (compared_share - compared_low)
            )
        ''') }} as difference_high
    from shares_with_bounds
)

select * from intervals
