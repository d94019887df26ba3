{#- Promoters less detractors in points from -100 to 100, two decimals; null without answers. -#}
{% macro net_promoter_score(promoters, detractors, answers) -%}
    {#- From 0 to 2, since whole numbers are divided only where they are not negative; then down by 1. -#}
    cast(
        ({{ rate(promoters ~ ' - ' ~ detractors ~ ' + ' ~ answers, answers) }} - 1) * 100 as decimal(9, 2)
    )
{%- endmacro %}
