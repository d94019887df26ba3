-- Northwind: wholesale orders, the discount given line by line as a share of the list price.
create or replace table raw.raw_order_lines as
select
    order_id,
    row_number() over (partition by order_id order by product_id) as line_number,
    product_id,
    quantity,
    cast(unit_price * quantity as decimal(18, 4)) as list_amount,
    cast(unit_price * quantity * discount as decimal(18, 4)) as discount_amount,
    list_amount - discount_amount as net_amount
from read_csv(
    getvariable('shared_data') || '/northwind/order_details.csv',
    types = {'unit_price': 'decimal(10, 2)', 'quantity': 'integer', 'discount': 'decimal(4, 2)'}
);

create or replace table raw.raw_orders as
select
    orders.order_id,
    orders.customer_id,
    orders.order_date as ordered_at,
    sum(lines.net_amount) as net_amount,
    sum(lines.list_amount) as list_amount,
    sum(lines.discount_amount) as discount_amount
from read_csv(getvariable('shared_data') || '/northwind/orders.csv') as orders
inner join raw.raw_order_lines as lines on orders.order_id = lines.order_id
group by orders.order_id, orders.customer_id, orders.order_date;

create or replace table raw.raw_customers as
select distinct
    customer_id,
    'b2b' as customer_kind
from raw.raw_orders;
