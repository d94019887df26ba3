{#-
    True where a text is an ISO 8601 calendar date, extended or basic, with or without time and offset.
    No engine's own cast is asked: each accepts other texts.
-#}
{% macro is_readable_timestamp(column) -%}
    {%- set month = '(0[1-9]|1[0-2])' -%}
    {%- set day = '(0[1-9]|[12][0-9]|3[01])' -%}
    {%- set hour = '([01][0-9]|2[0-3])' -%}
    {%- set fraction = '([.,][0-9]+)?' -%}
    {%- set zone = '([Zz]|[+-]' ~ hour ~ '(:?[0-5][0-9])?)?' -%}
    {%- set extended_time = '([Tt ]' ~ hour ~ ':[0-5][0-9](:[0-5][0-9]' ~ fraction ~ ')?' ~ zone ~ ')?' -%}
    {%- set basic_time = '([Tt ]' ~ hour ~ '[0-5][0-9]([0-5][0-9]' ~ fraction ~ ')?' ~ zone ~ ')?' -%}
    {%- set extended = '[0-9]{4}-' ~ month ~ '-' ~ day ~ extended_time -%}
    {%- set basic = '[0-9]{4}' ~ month ~ day ~ basic_time -%}
    {%- set digits = "substr(translate(" ~ column ~ ", '-', ''), 1, 8)" -%}
    {%- set year = "cast(substr(" ~ digits ~ ", 1, 4) as integer)" -%}
    case
        when {{ column }} is null or not {{ text_matches(column, extended ~ '|' ~ basic) }} then false
        when {{ year }} = 0 then false
        when substr({{ digits }}, 5, 4) in ('0230', '0231', '0431', '0631', '0931', '1131') then false
        when substr({{ digits }}, 5, 4) = '0229'
            then {{ year }} % 4 = 0 and ({{ year }} % 100 <> 0 or {{ year }} % 400 = 0)
        else true
    end
{%- endmacro %}
