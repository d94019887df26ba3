{#-
    Whether a purchase meets every criterion of loyalty but that of categories. With no gap yet the share on time is not
    met.
-#}
{% macro is_loyal_but_for_categories() -%}
    {{ at_least('lifetime_purchase_number', 'loyal_min_purchases') }}
    and {{ at_least('lifetime_tenure_days', 'loyal_min_tenure_days') }}
    and {{ at_least(
        '(case when lifetime_purchase_number = 1 then null else count_gaps_on_time end)',
        'loyal_min_on_time_share', '(lifetime_purchase_number - 1)'
    ) }}
{%- endmacro %}
