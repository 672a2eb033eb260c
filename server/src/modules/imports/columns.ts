/** Columns of Shopify's product CSV, under its older and its present names. */
const names = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  brand: ['Vendor'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  giftCard: ['Gift Card'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  code: ['Variant SKU', 'SKU'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  barcode: ['Variant Barcode', 'Barcode'],
  picture: ['Image Src', 'Product image URL'],
  picturePosition: ['Image Position'],
  variantPicture: ['Variant Image', 'Variant image URL'],
} as const;

export type Column = keyof typeof names;

const byName = new Map(
  (Object.entries(names) as [Column, readonly string[]][]).flatMap(([column, all]) =>
    all.map((name) => [name.toLowerCase(), column] as const),
  ),
);
export const nameOf = (column: Column): string => names[column][0];

/** Where each column stands, and the filled headings nobody uses. */
export function columnsOf(header: readonly string[]): { at: Map<Column, number>; ignored: string[] } {
  const at = new Map<Column, number>();
  const ignored: string[] = [];
  header.forEach((heading, i) => {
    const column = byName.get(heading.trim().toLowerCase());
    if (column === undefined) ignored.push(heading.trim());
    else if (!at.has(column)) at.set(column, i);
  });
  return { at, ignored: ignored.filter((heading) => heading !== '') };
}
