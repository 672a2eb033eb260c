-- A line keeps the names of its choices in English too, as they were when it was sold: what a shop renames or takes away
-- later does not change what was bought. Lines from before know only the Chinese ones.
alter table orders.lines add column sku_name_en text;
comment on column orders.lines.sku_name_en is 'the chosen options in English, where the product had them';

-- As before, with them.
create or replace function orders.place_batch(p_won boolean[], p_purchases jsonb, p_orders jsonb, p_lines jsonb) returns int
language plpgsql as $$
declare
  placed int;
begin
  insert into orders.purchases (buyer_id, purchase_id, idempotency_key, request_hash, order_ids, payable_fen, subsidy_fen, region_code,
    delivery_sealed, placed_at, pay_by)
  select buyer_id, purchase_id, idempotency_key, request_hash, order_ids, payable_fen, coalesce(subsidy_fen, 0), region_code,
    decode(delivery_sealed, 'base64'), placed_at, pay_by
  from jsonb_to_recordset(p_purchases) as row (unit int, buyer_id uuid, purchase_id uuid, idempotency_key text, request_hash text,
    order_ids uuid[], payable_fen bigint, subsidy_fen bigint, region_code text, delivery_sealed text, placed_at timestamptz, pay_by timestamptz)
  where p_won[unit] order by buyer_id, idempotency_key
  on conflict on constraint purchases_once do nothing;
  get diagnostics placed = row_count;

  insert into orders.orders (buyer_id, order_id, purchase_id, shop_id, order_number, shop_name_zh, shop_name_en, pieces, list_fen,
    discount_fen, freight_fen, total_fen, subsidy_platform_fen, subsidy_creator_fen, subsidy_brand_fen, freight_discount_fen,
    freight_discount, note, ship_within_hours, placed_at)
  select buyer_id, order_id, purchase_id, shop_id, order_number, shop_name_zh, shop_name_en, pieces, list_fen,
    discount_fen, freight_fen, total_fen, coalesce(subsidy_platform_fen, 0), coalesce(subsidy_creator_fen, 0), coalesce(subsidy_brand_fen, 0),
    coalesce(freight_discount_fen, 0), freight_discount, note, ship_within_hours, placed_at
  from jsonb_to_recordset(p_orders) as row (unit int, buyer_id uuid, order_id uuid, purchase_id uuid, shop_id uuid, order_number text,
    shop_name_zh text, shop_name_en text, pieces int, list_fen bigint, discount_fen bigint, freight_fen bigint, total_fen bigint,
    subsidy_platform_fen bigint, subsidy_creator_fen bigint, subsidy_brand_fen bigint, freight_discount_fen bigint,
    freight_discount jsonb, note text, ship_within_hours int, placed_at timestamptz)
  where p_won[unit];

  insert into orders.lines (buyer_id, order_id, order_line_id, sku_id, product_id, title, title_en, sku_name, sku_name_en, picture_key, quantity,
    unit_price_fen, discount_fen, payable_fen, subsidy_fen, discounts, gift_of, terms, attribution_token)
  select buyer_id, order_id, order_line_id, sku_id, product_id, title, title_en, sku_name, sku_name_en, picture_key, quantity,
    unit_price_fen, discount_fen, payable_fen, coalesce(subsidy_fen, 0), discounts, gift_of, terms, attribution_token
  from jsonb_to_recordset(p_lines) as row (unit int, buyer_id uuid, order_id uuid, order_line_id uuid, sku_id uuid, product_id uuid,
    title text, title_en text, sku_name text, sku_name_en text, picture_key text, quantity int, unit_price_fen bigint, discount_fen bigint, payable_fen bigint,
    subsidy_fen bigint, discounts jsonb, gift_of text, terms jsonb, attribution_token text)
  where p_won[unit];
  return placed;
end $$;
