with

touchpoint_types as (
    select
        touchpoint_type,
        journey_phase,
        signal,
        negative_at_or_below,
        positive_at_or_above,
        positive_signal,
        neutral_signal,
        scale_min,
        scale_max,
        withdraws_consent,
        label_en,
        label_it
    from {{ ref('touchpoint_types') }}
)

select * from touchpoint_types
