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
        coalesce(conversions.count_conversions, 0) as conversions_to_share,
        coalesce(conversions.amount, 0) as amount_to_share
    from models
    left join conversions on models.conversion_type = conversions.conversion_type
    where
        models.count_conversions <> coalesce(conversions.count_conversions, 0)
        or models.amount <> coalesce(conversions.amount, 0)
)

select * from models_that_differ
