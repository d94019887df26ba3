-- Of each phase and channel the disappointment that hits most people, and the sentence with its numbers.
{%- set text = dbt.type_string() %}
{%- set words = {} %}
{%- for language in ['en', 'it'] %}
    {%- do words.update({language: {
        'count': 'cast(count_disappointed as ' ~ text ~ ')',
        'customers': 'cast(count_people as ' ~ text ~ ')',
        'rate': in_percent_of('count_disappointed', 'count_people', language),
        'phase_rate': in_percent_of('phase_disappointed', 'phase_people', language),
        'excess': in_people('excess_people', language),
        'days': "'" ~ var('journey_map_days') ~ "'",
    }}) %}
{%- endfor %}
with

ranked_pain_points as (
    select
        pain_points.*,
        pain_reasons.sentence_en,
        pain_reasons.sentence_it,
        row_number() over (
            partition by pain_points.journey_phase, pain_points.channel
            order by pain_points.excess_people desc, pain_reasons.pain_order asc
        ) as reason_rank
    from {{ ref('int_pain_points') }} as pain_points
    inner join {{ ref('pain_reasons') }} as pain_reasons on pain_points.pain = pain_reasons.pain
),

explained_pain_points as (
    select
        journey_phase,
        channel,
        pain,
        excess_people,
        {{ filled_in('sentence_en', words['en']) }} as pain_reason,
        {{ filled_in('sentence_it', words['it']) }} as pain_reason_it
    from ranked_pain_points
    where
        reason_rank = 1
        and excess_people >= {{ var('pain_min_people') }}
)

select * from explained_pain_points
