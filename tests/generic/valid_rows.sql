{#-
    Every row has its keys, no other row has them, no column of never_null is null, and no condition is false; as with a
    check constraint, unknown is no fault. A failing row names the first rule it breaks. Columns are named in one text
    (`keys: customer_id, month; row_number` are two keys), conditions are lines of one: dbt renders every item of a list,
    and takes longer for that than an engine for the test.
-#}
{% test valid_rows(model, keys='', never_null='', conditions='') %}
{%- set needed_columns = (keys | replace('; ', ', ') ~ ', ' ~ never_null).split(', ') %}
{%- set keys = keys.split('; ') if keys else [] %}

with

checked_rows as (
    select * from {{ model }}
),

{% for key in keys -%}
{%- set number = loop.index -%}
repeated_keys_{{ number }} as (
    select
        {% for column in key.split(', ') -%}
        {{ column }} as repeated_{{ number }}_{{ loop.index }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ model }}
    group by {{ key }}
    having count(*) > 1
),

{% endfor -%}
rows_with_broken_rule as (
    select
        case
            {%- for column in needed_columns | unique if column %}
            when {{ column }} is null then '{{ column }} is null'
            {%- endfor %}
            {%- for key in keys %}
            when repeated_{{ loop.index }}_1 is not null then '{{ key }} is not unique'
            {%- endfor %}
            {%- for condition in conditions.splitlines() if condition %}
            when not ({{ condition }}) then '{{ condition | replace("'", "''") }}'
            {%- endfor %}
        end as broken_rule,
        checked_rows.*
    from checked_rows
    {%- for key in keys %}
    {%- set number = loop.index %}
    left join repeated_keys_{{ number }}
        on
            {% for column in key.split(', ') -%}
            {{ 'and ' if not loop.first }}{{ column }} = repeated_{{ number }}_{{ loop.index }}
            {% endfor -%}
    {%- endfor %}
)

select *
from rows_with_broken_rule
where broken_rule is not null

{% endtest %}
