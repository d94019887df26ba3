-- Why each stay in a stage began, past the clock too: the first reason that fits.
with

entries as (
    select * from {{ ref('int_stage_periods') }}
),

-- The symptom open at the moment a customer comes at risk without being late: the first in the rule table.
open_symptoms as (
    select
        entries.customer_id,
        entries.entered_at,
        risk_symptoms.entry_reason,
        symptom_periods.opened_at,
        row_number() over (
            partition by entries.customer_id, entries.entered_at
            order by risk_symptoms.symptom_order asc, symptom_periods.opened_at desc
        ) as symptom_rank
    from entries
    inner join {{ touched(ref('int_symptom_periods')) }} as symptom_periods
        on
            entries.customer_id = symptom_periods.customer_id
            and {{ is_within('entries.entered_at', 'symptom_periods.opened_at', 'symptom_periods.closed_at') }}
    inner join {{ ref('risk_symptoms') }} as risk_symptoms on symptom_periods.symptom = risk_symptoms.symptom
    where
        entries.stage = 'at_risk'
        and entries.lapse_state = 'active'
),

-- Not one that was closed as it opened: the customer was at risk for another.
closed_symptoms as (
    select
        customer_id,
        closed_at,
        max(case when is_closed_by_signal then 1 else 0 end) = 1 as is_closed_by_signal
    from {{ touched(ref('int_symptom_periods'), is_alone=true) }}
    where opened_at < closed_at
    group by customer_id, closed_at
),

entries_reasoned as (
    select
        entries.customer_id,
        entries.stage,
        entries.previous_stage,
        entries.next_stage,
        entries.previous_entered_at,
        entries.entered_at,
        entries.exited_at,
        entries.level,
        entries.lapse_state,
        entries.purchase_number,
        entries.lifetime_number,
        open_symptoms.opened_at as symptom_opened_at,
        case
            when entries.stage = 'suspect' then 'known'
            when entries.stage = 'disqualified' then 'disqualified'
            when entries.stage = 'prospect' and entries.previous_stage = 'disqualified' then 'requalified'
            when entries.stage = 'prospect' then 'first_interest'
            when entries.stage = 'lost' then 'silent_too_long'
            when entries.stage = 'won_back' then 'recovered'
            when entries.stage = 'at_risk' and entries.lapse_state = 'at_risk' then 'silent'
            when entries.stage = 'at_risk' then open_symptoms.entry_reason
            when entries.previous_lapse_state is null then 'first_purchase'
            when entries.is_recovery then 'recovered'
            when entries.previous_lapse_state = 'won_back' then 'win_back_confirmed'
            when entries.previous_lapse_state = 'at_risk' then 'returned'
            when entries.previous_stage = 'at_risk' and closed_symptoms.is_closed_by_signal then 'symptom_closed'
            when entries.previous_stage = 'at_risk' then 'symptom_expired'
            when entries.stage = 'advocate' then 'advocated'
            when entries.stage = 'loyal' and entries.previous_stage = 'advocate' then 'advocacy_expired'
            when entries.stage = 'loyal' then 'loyal_criteria_met'
            else 'bought_repeatedly'
        end as entry_reason
    from entries
    left join open_symptoms
        on
            entries.customer_id = open_symptoms.customer_id
            and entries.entered_at = open_symptoms.entered_at
            and open_symptoms.symptom_rank = 1
    left join closed_symptoms
        on
            entries.customer_id = closed_symptoms.customer_id
            and entries.entered_at = closed_symptoms.closed_at
)

select * from entries_reasoned
