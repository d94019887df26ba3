-- A type is rated when anything of a rating is given: then all of it is, and the thresholds lie on the scale.
with

touchpoint_types as (
    select * from {{ ref('touchpoint_types') }}
),

rated_types as (
    select *
    from touchpoint_types
    where
        negative_at_or_below is not null
        or positive_at_or_above is not null
        or positive_signal is not null
        or neutral_signal is not null
        or scale_min is not null
        or scale_max is not null
),

rated_types_with_fault as (
    select
        touchpoint_type,
        scale_min,
        negative_at_or_below,
        positive_at_or_above,
        scale_max,
        positive_signal,
        neutral_signal,
        case
            when negative_at_or_below is null then 'negative_at_or_below is missing'
            when positive_at_or_above is null then 'positive_at_or_above is missing'
            when positive_signal is null then 'positive_signal is missing'
            when neutral_signal is null then 'neutral_signal is missing'
            when scale_min is null then 'scale_min is missing'
            when scale_max is null then 'scale_max is missing'
            when negative_at_or_below >= positive_at_or_above then 'the thresholds cross'
            when negative_at_or_below < scale_min then 'no score can be negative'
            when positive_at_or_above > scale_max then 'no score can be positive'
        end as fault
    from rated_types
),

types_rated_by_halves as (
    select *
    from rated_types_with_fault
    where fault is not null
)

select * from types_rated_by_halves
