{#- The raw tables and their columns, those that may not be null marked; the order decides which reason is given. -#}
{% macro raw_contract(table) -%}
    {%- set contract = {
        'raw_orders': {
            'required': ['order_id', 'customer_id', 'ordered_at', 'net_amount'],
            'optional': [
                'status', 'channel', 'currency', 'list_amount', 'discount_amount', 'coupon_code',
                'points_earned', 'points_redeemed', 'is_reorder', 'loaded_at',
            ],
        },
        'raw_order_lines': {
            'required': ['order_id', 'line_number', 'product_id', 'quantity', 'net_amount'],
            'optional': ['list_amount', 'discount_amount'],
        },
        'raw_products': {
            'required': ['product_id'],
            'optional': ['product_name', 'category', 'launched_on'],
        },
        'raw_customers': {
            'required': ['customer_id'],
            'optional': ['created_at', 'email', 'country', 'customer_kind', 'marketing_consent', 'loaded_at'],
        },
        'raw_touchpoints': {
            'required': ['touchpoint_id', 'occurred_at', 'touchpoint_type'],
            'optional': [
                'customer_id', 'anonymous_id', 'channel', 'campaign_id', 'content_id', 'strategy', 'score',
                'related_customer_id', 'cost', 'loaded_at',
            ],
        },
        'raw_identities': {
            'required': ['anonymous_id', 'customer_id'],
            'optional': ['identified_at'],
        },
    } -%}
    {{ return(contract[table]) }}
{%- endmacro %}
