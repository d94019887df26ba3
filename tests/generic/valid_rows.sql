{#-
    No row breaks a rule. A rule is a line of one text: `key: customer_id, month`, which every row has and no other row
    shares; `never null: ` and columns; or a condition, where unknown is no fault, as with a check constraint. A failing row
    names the first rule it breaks. It is one text since dbt takes longer to render an argument than an engine to test it.
-#}
{% test valid_rows(model, rules) %}
{%- set keys, needed_columns, conditions = [], [], [] %}
{%- for rule in rules.splitlines() if rule %}
    {%- if rule.startswith('key: ') %}
        {%- do keys.append(rule[5:]) %}
        {%- do needed_columns.extend(rule[5:].split(', ')) %}
    {%- elif rule.startswith('never null: ') %}
        {%- do needed_columns.extend(rule[12:].split(', ')) %}
    {%- else %}
        {%- do conditions.append(rule) %}
    {%- endif %}
{%- endfor %}

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
            {%- for column in needed_columns | unique %}
            when {{ column }} is null then '{{ column }} is null'
            {%- endfor %}
            {%- for key in keys %}
            when repeated_{{ loop.index }}_1 is not null then '{{ key }} is not unique'
            {%- endfor %}
            {%- for condition in conditions %}
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
