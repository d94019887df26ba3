{#- The shop's own level: the median of a measure of four decimals, over whole numbers so that engines agree. -#}
{% macro shop_median(measure) -%}
    cast(
        floor(percentile_cont(0.5) within group (order by cast({{ measure }} * 10000 as bigint) asc) + 0.5)
        as decimal(18, 0)
    ) * cast(0.0001 as decimal(5, 4))
{%- endmacro %}
