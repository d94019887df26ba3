-- The Shapley value of the channels, where a set of channels is worth the conversions of the paths that need no other:
-- a path shares its conversion equally between its distinct channels (docs/attribution.md).
with

equal_shares as (
    select
        conversion_type,
        channel,
        amount,
        {{ credit_of(billionths_of('channel_number - 1', 'count_channels')) }} as credit_before,
        {{ credit_of(billionths_of('channel_number', 'count_channels')) }} as credit_after
    from {{ ref('int_conversion_paths') }}
    where channel_number is not null
),

channel_credits as (
    select
        conversion_type,
        channel,
        cast(sum(credit_after - credit_before) as decimal(18, 9)) as count_conversions,
        cast(
            sum({{ amount_up_to('amount', 'credit_after') }} - {{ amount_up_to('amount', 'credit_before') }})
            as {{ type_amount() }}
        ) as credited_amount
    from equal_shares
    group by conversion_type, channel
)

select * from channel_credits
