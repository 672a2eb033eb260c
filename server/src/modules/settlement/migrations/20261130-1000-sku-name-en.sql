-- The choice in English, as the order keeps it: what a shop renames later does not change what a bill was for.
alter table settlement.bills add column sku_name_en text;
