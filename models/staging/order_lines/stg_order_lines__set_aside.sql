select *
from {{ ref('stg_order_lines__judged') }}
where row_status <> 'accepted'
