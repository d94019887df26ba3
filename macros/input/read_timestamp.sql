{#- A text as a timestamp in UTC, a date alone at 00:00, cut to microseconds; null where it cannot be read. -#}
{% macro read_timestamp(column) -%}
    {%- set day = "substr(translate(" ~ column ~ ", '-', ''), 1, 8)" -%}
    {%- set after_day = "substr(" ~ column ~ ", case when substr(" ~ column ~ ", 5, 1) = '-' then 11 else 9 end)" -%}
    {%- set parts = "translate(" ~ after_day ~ ", '-Zz', '+++')" -%}
    {%- set time = "rpad(translate(split_part(" ~ parts ~ ", '+', 1), ':.,Tt ', ''), 12, '0')" -%}
    {%- set offset = "rpad(translate(split_part(" ~ parts ~ ", '+', 2), ':', ''), 4, '0')" -%}
    {%- set minutes = "cast(substr(" ~ offset ~ ", 1, 2) as integer) * 60 + cast(substr(" ~ offset ~ ", 3, 2) as integer)" -%}
    {%- set local_time = "cast(substr(" ~ day ~ ", 1, 4) || '-' || substr(" ~ day ~ ", 5, 2) || '-' || substr("
        ~ day ~ ", 7, 2) || ' ' || substr(" ~ time ~ ", 1, 2) || ':' || substr(" ~ time ~ ", 3, 2) || ':' || substr("
        ~ time ~ ", 5, 2) || '.' || substr(" ~ time ~ ", 7, 6) as timestamp)" -%}
    case
        when not {{ is_readable_timestamp(column) }} then null
        when position('+' in {{ parts }}) = 0 then {{ local_time }}
        when position('-' in {{ after_day }}) > 0
            then cast({{ dbt.dateadd('minute', minutes, local_time) }} as timestamp)
        else cast({{ dbt.dateadd('minute', "-(" ~ minutes ~ ")", local_time) }} as timestamp)
    end
{%- endmacro %}
