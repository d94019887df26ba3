{#-
    The shop's own level: the median of a measure of four decimals, over whole numbers so that engines agree; wide in
    between, so that any amount fits.
-#}
{% macro shop_median(measure) -%}
    {%- set whole = 'cast(cast(' ~ measure ~ ' as decimal(22, 4)) * 10000 as bigint)' -%}
    cast(floor(percentile_cont(0.5) within group (order by {{ whole }} asc) + 0.5) as decimal(18, 0))
    * cast(0.0001 as decimal(5, 4))
{%- endmacro %}
