{#- How far a share goes beyond the shop's level, as a part of what is left up to 1; 0 at or below it. -#}
{% macro beyond_shop_level(share, shop_level) -%}
    case
        when {{ share }} <= {{ shop_level }} then cast(0 as decimal(9, 4))
        else {{ rate('10000 * (' ~ share ~ ' - ' ~ shop_level ~ ')', '10000 * (1 - ' ~ shop_level ~ ')') }}
    end
{%- endmacro %}
