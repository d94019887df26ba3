-- Over the channels every model gives away all conversions and all of their amounts, no more and no less.
with

conversions as (
    select
        conversion_type,
        count(*) as count_conversions,
        sum(amount) as amount
    from {{ ref('int_conversions') }}
    group by conversion_type
),

models as (
    select
        conversion_type,
        attribution_model,
        sum(count_conversions) as count_conversions,
        sum(credited_amount) as amount
    from {{ ref('rpt_channel_attribution') }}
    group by conversion_type, attribution_model
),

models_that_differ as (
    select
        models.conversion_type,
        models.attribution_model,
        models.count_conversions,
        models.amount,
        conversions.count_conversions as conversions_to_share,
        conversions.amount as amount_to_share
    from models
    left join conversions on models.conversion_type = conversions.conversion_type
    where
        conversions.count_conversions is null
        or models.count_conversions <> conversions.count_conversions
        or models.amount <> conversions.amount
)

select * from models_that_differ
