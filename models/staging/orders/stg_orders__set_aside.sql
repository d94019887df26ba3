select *
from {{ ref('stg_orders__judged') }}
where row_status <> 'accepted'
