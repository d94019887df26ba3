-- One policy for all purchases: the learned one, or the fixed one where it is asked for or there is too
-- little to learn from.
{%- set is_learned = var('lapse_policy') == 'learned' %}
with

{% if is_learned -%}
learned_policy as (
    select
        first_purchase_number,
        last_purchase_number,
        at_risk_multiple,
        lost_multiple,
        typical_gap_days,
        at_risk_quantile,
        lost_quantile,
        'learned' as lapse_policy
    from {{ learned_lapse_policy() }}
),
{%- endif %}

fixed_policy as (
    select
        first_purchase_number,
        last_purchase_number,
        at_risk_multiple,
        lost_multiple,
        typical_gap_days,
        cast(null as decimal(5, 4)) as at_risk_quantile,
        cast(null as decimal(5, 4)) as lost_quantile,
        'fixed' as lapse_policy
    from {{ ref('lapse_policy_fixed') }}
    {% if is_learned %}where not exists (select 1 from learned_policy){% endif %}
),

policy_in_force as (
    select * from fixed_policy
    {% if is_learned -%}
    union all
    select * from learned_policy
    {%- endif %}
),

lapse_policy as (
    select
        cast(first_purchase_number as integer) as first_purchase_number,
        cast(last_purchase_number as integer) as last_purchase_number,
        cast(at_risk_multiple as decimal(12, 4)) as at_risk_multiple,
        cast(lost_multiple as decimal(12, 4)) as lost_multiple,
        cast(typical_gap_days as decimal(12, 1)) as typical_gap_days,
        cast(at_risk_quantile as decimal(5, 4)) as at_risk_quantile,
        cast(lost_quantile as decimal(5, 4)) as lost_quantile,
        lapse_policy
    from policy_in_force
)

select * from lapse_policy
