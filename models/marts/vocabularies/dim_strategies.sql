with

strategies as (
    select
        strategy,
        priority,
        goal_stage,
        customer_kind,
        channel,
        cooldown_days,
        wait_days,
        needs_consent,
        answers_symptom,
        label_en,
        label_it
    from {{ ref('strategies') }}
)

select * from strategies
