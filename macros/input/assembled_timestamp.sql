{#- A text of any form of iso_8601_pattern as a timestamp in UTC, put together from its digits and its offset. -#}
{% macro assembled_timestamp(column) -%}
    {%- set day = "substr(translate(" ~ column ~ ", '-', ''), 1, 8)" -%}
    {%- set after_day = "substr(" ~ column ~ ", case when substr(" ~ column ~ ", 5, 1) = '-' then 11 else 9 end)" -%}
    {%- set parts = "translate(" ~ after_day ~ ", '-Zz', '+++')" -%}
    {%- set time = "translate(split_part(" ~ parts ~ ", '+', 1), ':.,Tt ', '')" -%}
    {%- set digits = "rpad(" ~ day ~ " || " ~ time ~ ", 20, '0')" -%}
    {%- set written = text_replaced(digits, '(....)(..)(..)(..)(..)(..)(......)', '\\1-\\2-\\3 \\4:\\5:\\6.\\7') -%}
    {%- set offset = "rpad(translate(split_part(" ~ parts ~ ", '+', 2), ':', ''), 4, '0')" -%}
    {%- set minutes_ahead = "(case when position('-' in " ~ after_day ~ ") > 0 then 1 else -1 end) * (60 * cast(substr("
        ~ offset ~ ", 1, 2) as integer) + cast(substr(" ~ offset ~ ", 3, 2) as integer))" -%}
    cast({{ dbt.dateadd('minute', minutes_ahead, 'cast(' ~ written ~ ' as timestamp)') }} as timestamp)
{%- endmacro %}
