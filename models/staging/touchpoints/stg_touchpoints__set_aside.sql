select *
from {{ ref('stg_touchpoints__judged') }}
where row_status <> 'accepted'
