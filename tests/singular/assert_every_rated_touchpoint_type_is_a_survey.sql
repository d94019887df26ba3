-- A rated type without a row in surveys would be missing from the feedback; an unrated one has no scores to show.
with

types_and_surveys as (
    select
        touchpoint_types.touchpoint_type,
        touchpoint_types.positive_signal,
        surveys.survey
    from {{ ref('touchpoint_types') }} as touchpoint_types
    left join {{ ref('surveys') }} as surveys on touchpoint_types.touchpoint_type = surveys.touchpoint_type
),

types_that_differ as (
    select *
    from types_and_surveys
    where (positive_signal is null) <> (survey is null)
)

select * from types_that_differ
