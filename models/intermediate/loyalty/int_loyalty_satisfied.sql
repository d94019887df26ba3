with

answers as (
    select
        purchases.customer_id,
        purchases.count_purchases,
        coalesce(touchpoints.count_complaints, 0) as count_complaints,
        coalesce(touchpoints.count_answers, 0) as count_answers,
        {{ rate('10000 * touchpoints.sum_answer_rates', '10000 * touchpoints.count_answers') }} as answer_rate
    from {{ ref('int_loyalty_purchases_summed_to_customers') }} as purchases
    left join {{ ref('int_loyalty_touchpoints_summed_to_customers') }} as touchpoints
        on purchases.customer_id = touchpoints.customer_id
),

dependences as (
    select
        price.customer_id,
        greatest(
            coalesce(price.score, 0), coalesce(programme.score, 0), coalesce(convenience.score, 0), coalesce(perks.score, 0)
        ) as strongest_dependence
    from {{ ref('int_loyalty_price') }} as price
    inner join {{ ref('int_loyalty_programme') }} as programme on price.customer_id = programme.customer_id
    inner join {{ ref('int_loyalty_convenience') }} as convenience on price.customer_id = convenience.customer_id
    inner join {{ ref('int_loyalty_perks') }} as perks on price.customer_id = perks.customer_id
),

shop_level as (
    select
        max(count_answers) > 0 as has_answers,
        {{ shop_median('answer_rate') }} as answer_rate
    from answers
),

loyalty_satisfied as (
    select
        answers.customer_id,
        answers.count_answers,
        answers.answer_rate,
        answers.count_complaints,
        dependences.strongest_dependence,
        case
            when shop_level.has_answers and answers.count_complaints > 0 then cast(0 as decimal(9, 4))
            when shop_level.has_answers
                then cast(coalesce(answers.answer_rate, 0) * (1 - dependences.strongest_dependence) as decimal(9, 4))
        end as score
    from answers
    inner join dependences on answers.customer_id = dependences.customer_id
    cross join shop_level
)

select * from loyalty_satisfied
