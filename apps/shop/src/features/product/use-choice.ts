import { useState } from 'react';
import { useStock, type Product, type Sku } from '../../data/catalog.ts';
import { choose, chosenSku, clampQuantity, firstChoice, type Choice } from './choice.ts';

export type ProductChoice = {
  choice: Choice;
  pick: (place: number, value: string) => void;
  sku: Sku | undefined;
  quantity: number;
  setQuantity: (quantity: number) => void;
  /** pieces of the chosen SKU that can be bought now; undefined while nothing is chosen or stock is not known */
  available: number | undefined;
  availableOf: (skuId: string) => number;
};

/** The choice among a product's options, kept while its sheet is opened and closed. */
export function useChoice(product: Product): ProductChoice {
  const { data: stock } = useStock(product.productId);
  const [choice, setChoice] = useState<Choice>(() => firstChoice(product.options));
  const [wanted, setWanted] = useState(1);
  const availableOf = (skuId: string): number => {
    const soldOut = product.skus.find((one) => one.skuId === skuId)?.soldOut;
    return stock ? (stock[skuId] ?? 0) : soldOut ? 0 : 999;
  };
  const sku = product.options.length === 0 ? product.skus[0] : chosenSku(product.skus, choice);
  const available = sku && stock ? availableOf(sku.skuId) : undefined;
  return {
    choice,
    pick: (place, value) => setChoice((was) => choose(was, place, value)),
    sku,
    quantity: clampQuantity(wanted, available ?? 999),
    setQuantity: setWanted,
    available,
    availableOf,
  };
}
