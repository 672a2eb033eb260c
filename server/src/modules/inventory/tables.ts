export type InventoryTables = {
  'inventory.levels': {
    sku_id: string;
    product_id: string;
    shop_id: string;
    on_hand: number;
    reserved: number;
    low_stock_threshold: number;
    updated_at: Date;
  };
};
