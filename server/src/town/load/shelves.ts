/** Where the town's own aisles stand in the catalogue's categories. */
const shelves: Readonly<Record<string, string>> = {
  apples: 'fruit', 'pears-citrus': 'fruit', vegetables: 'vegetables', grains: 'grain-oil', eggs: 'meat-eggs', honey: 'grain-oil', nuts: 'nuts',
  fish: 'seafood', crustaceans: 'seafood', shellfish: 'seafood', cephalopods: 'seafood', 'dried-seafood': 'seafood', 'seafood-ready': 'seafood',
  pastries: 'pastry', sweets: 'snacks', savoury: 'snacks', instant: 'snacks', tea: 'tea-coffee', 'gift-boxes': 'snacks',
  skincare: 'skincare', makeup: 'makeup', hair: 'personal-care', body: 'personal-care', oral: 'personal-care', shaving: 'personal-appliances',
  dresses: 'dresses', tops: 'women-tops', trousers: 'women-trousers', outerwear: 'women-outerwear', socks: 'women-tops',
  shoes: 'shoes', bags: 'bags', hats: 'accessories', 'scarves-gloves': 'accessories', eyewear: 'accessories',
  phones: 'phones', audio: 'audio', computing: 'computers', cameras: 'phone-accessories', wearables: 'phone-accessories', power: 'phone-accessories', gaming: 'computers',
  furniture: 'furniture', bedding: 'bedding', lighting: 'decor', decor: 'decor', bath: 'storage', storage: 'storage',
  cookware: 'kitchenware', tableware: 'kitchenware', cups: 'kitchenware', cleaning: 'storage', paper: 'storage', umbrellas: 'storage', tools: 'storage',
  'cut-flowers': 'decor', bouquets: 'decor', 'pot-plants': 'decor', succulents: 'decor', 'garden-supplies': 'decor',
  plush: 'toys', building: 'toys', outdoor: 'toys', 'board-games': 'toys', 'ride-ons': 'toys', stationery: 'stationery',
};

export function shelfOf(aisle: string): string {
  const slug = shelves[aisle];
  if (!slug) throw new Error(`the town's aisle "${aisle}" has no category; add it to shelves.ts`);
  return slug;
}
