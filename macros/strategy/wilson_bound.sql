{#- The lower (-1) or upper (1) end of Wilson's score interval for a share among so many people (Wilson 1927). -#}
{% macro wilson_bound(share, people, side) -%}
    {%- set z = "cast(" ~ var('outcome_z') ~ " as double precision)" -%}
    (
        {{ share }} + {{ z }} * {{ z }} / (2 * {{ people }})
        + ({{ side }}) * {{ z }}
        * sqrt({{ share }} * (1 - {{ share }}) / {{ people }} + {{ z }} * {{ z }} / (4 * {{ people }} * {{ people }}))
    ) / (1 + {{ z }} * {{ z }} / {{ people }})
{%- endmacro %}
