-- In every model a conversion is credited once, and the amount credited is that of the conversion, to the last decimal.
with

conversions as (
    select
        conversion_type,
        conversion_id,
        amount
    from {{ ref('int_conversions') }}
),

models as (
    select attribution_model
    from {{ ref('attribution_models') }}
    where is_by_touchpoint
),

credited as (
    select
        conversion_type,
        conversion_id,
        attribution_model,
        sum(credit) as credit,
        sum(credited_amount) as credited_amount
    from {{ ref('fct_attribution') }}
    group by conversion_type, conversion_id, attribution_model
),

conversions_credited_wrongly as (
    select
        conversions.conversion_type,
        conversions.conversion_id,
        models.attribution_model,
        conversions.amount,
        credited.credit,
        credited.credited_amount
    from conversions
    cross join models
    left join credited
        on
            conversions.conversion_type = credited.conversion_type
            and conversions.conversion_id = credited.conversion_id
            and models.attribution_model = credited.attribution_model
    where
        credited.credit is null
        or credited.credit <> 1
        or credited.credited_amount <> conversions.amount
)

select * from conversions_credited_wrongly
