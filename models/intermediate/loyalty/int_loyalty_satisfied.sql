-- Good answers, no complaint left standing, and none of the dependences: they come because it is good.
with

answers as (
    select
        purchases.customer_id,
        purchases.count_purchases,
        coalesce(touchpoints.count_answers, 0) as count_answers,
        coalesce(touchpoints.count_complaints, 0) as count_complaints,
        coalesce(touchpoints.sum_answer_rates, 0) as sum_answer_rates,
        {{ rate('10000 * touchpoints.sum_answer_rates', '10000 * touchpoints.count_answers') }} as answer_rate,
        touchpoints.last_complained_at is not null
        and coalesce(touchpoints.last_satisfied_at < touchpoints.last_complained_at, true) as is_complaint_unsettled
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

dependences as (
    select
        price.customer_id,
        greatest(
            coalesce(price.score, 0),
            coalesce(programme.score, 0),
            coalesce(convenience.score, 0),
            coalesce(perks.score, 0)
        ) as strongest_dependence
    from {{ ref('int_loyalty_price') }} as price
    inner join {{ ref('int_loyalty_programme') }} as programme on price.customer_id = programme.customer_id
    inner join {{ ref('int_loyalty_convenience') }} as convenience on price.customer_id = convenience.customer_id
    inner join {{ ref('int_loyalty_perks') }} as perks on price.customer_id = perks.customer_id
),

answers_of_shop as (
    select max(count_answers) > 0 as has_answers
    from answers
),

-- A complaint that was settled counts as an answer at the bottom of the scale.
moods as (
    select
        *,
        {{ rate(
            '10000 * (sum_answer_rates + ' ~ var('neutral_answer_rate') ~ ')',
            '10000 * (count_answers + count_complaints + 1)'
        ) }} as mood_rate
    from answers
),

loyalty_satisfied as (
    select
        moods.customer_id,
        'satisfied' as loyalty_type,
        case
            when answers_of_shop.has_answers and moods.is_complaint_unsettled then cast(0 as decimal(9, 4))
            when answers_of_shop.has_answers
                then cast(
                    moods.mood_rate
                    * (1 - {{ var('satisfied_dependence_weight') }} * dependences.strongest_dependence) as decimal(9, 4)
                )
        end as score,
        moods.count_purchases,
        moods.count_answers,
        moods.answer_rate,
        moods.count_complaints,
        dependences.strongest_dependence
    from moods
    inner join dependences on moods.customer_id = dependences.customer_id
    cross join answers_of_shop
)

select * from loyalty_satisfied
