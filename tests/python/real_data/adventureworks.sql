-- AdventureWorks: internet sales, one row per line; an order is the lines of one sales order number.
create or replace table raw.raw_order_lines as
select
    "Sales Order Number" as order_id,
    row_number() over (partition by "Sales Order Number" order by ProductKey) as line_number,
    ProductKey as product_id,
    1 as quantity,
    "Sales Amount" as net_amount,
    CustomerKey as customer_id,
    strptime(OrderDateKey, '%Y%m%d') as ordered_at
from read_csv(
    getvariable('shared_data') || '/adventureworks/FactInternetSales.csv',
    types = {'OrderDateKey': 'varchar', 'Sales Amount': 'decimal(18, 4)'}
);

create or replace table raw.raw_orders as
select
    order_id,
    customer_id,
    ordered_at,
    sum(net_amount) as net_amount
from raw.raw_order_lines
group by order_id, customer_id, ordered_at;

-- The data knows the products by number only, no category.
create or replace table raw.raw_products as
select distinct product_id
from raw.raw_order_lines;

-- Why people bought, as they said it at the checkout: what they saw or read counts as a touchpoint of that kind.
create or replace table raw.raw_touchpoints as
select distinct
    orders.order_id || '-' || reasons.reason_key as touchpoint_id,
    orders.ordered_at as occurred_at,
    case names.reason
        when 'On Promotion' then 'special_offer_redeemed'
        when 'Magazine Advertisement' then 'newspaper_ad'
        when 'Television  Advertisement' then 'tv_ad'
        when 'Review' then 'reviews_read'
        else 'stated_reason: ' || lower(names.reason)
    end as touchpoint_type,
    orders.customer_id
from read_csv(
    getvariable('shared_data') || '/adventureworks/FactInternetSalesReason.csv',
    header = false,
    names = ['order_id', 'line_number', 'reason_key']
) as reasons
inner join read_csv(
    getvariable('shared_data') || '/adventureworks/DimSalesReason.csv',
    header = false,
    names = ['reason_key', 'alternate_key', 'reason', 'reason_type']
) as names on reasons.reason_key = names.reason_key
inner join raw.raw_orders as orders on reasons.order_id = orders.order_id;
