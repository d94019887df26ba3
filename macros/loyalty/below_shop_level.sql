{#- How far an amount stays below the shop's level, as a part of it; 0 at or above it. -#}
{% macro below_shop_level(amount, shop_level) -%}
    case
        when {{ amount }} >= {{ shop_level }} then cast(0 as decimal(9, 4))
        else {{ rate_of_amounts(shop_level ~ ' - ' ~ amount, shop_level) }}
    end
{%- endmacro %}
