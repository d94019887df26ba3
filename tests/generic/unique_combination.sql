{#- No two rows share the combination of columns, or of expressions; two nulls are equal. -#}
{% test unique_combination(model, columns) %}

with

checked_rows as (
    select * from {{ model }}
),

repeated_combinations as (
    select
        {{ columns | join(',\n        ') }},
        count(*) as count_rows
    from checked_rows
    group by {{ columns | join(', ') }}
    having count(*) > 1
)

select * from repeated_combinations

{% endtest %}
