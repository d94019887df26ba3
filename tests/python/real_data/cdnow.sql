-- CDNOW: one row of the file is one order; it has no order number, so the rows are counted.
create or replace table raw.raw_orders as
select
    row_number() over (order by customer_id, date, value, cds) as order_id,
    customer_id,
    date as ordered_at,
    value as net_amount
from read_csv(getvariable('shared_data') || '/cdnow/cdnow_sample.csv', all_varchar = true);
