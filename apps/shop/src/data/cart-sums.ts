import type { Cart, CartLine, CartShop } from './cart.ts';

// What a change makes of the cart, foreseen until the server's own answer arrives. Pure.
export function mapLines(cart: Cart, change: (line: CartLine, shop: CartShop) => CartLine): Cart {
  return {
    ...cart,
    shops: cart.shops.map((shop) => ({ ...shop, lines: shop.lines.map((line) => change(line, shop)) })),
  };
}

export function withoutLines(cart: Cart, gone: (line: CartLine) => boolean): Cart {
  const shops = cart.shops.map((shop) => ({ ...shop, lines: shop.lines.filter((line) => !gone(line)) }));
  return {
    ...cart,
    shops: shops.filter((shop) => shop.lines.length > 0),
    unavailable: cart.unavailable.filter((line) => !gone(line)),
  };
}

/** The sums of the selected lines, foreseen until the server's own arrive. */
export function retotal(cart: Cart): Cart {
  const lines = cart.shops.flatMap((shop) => shop.lines);
  const selected = lines.filter((line) => line.selected);
  return {
    ...cart,
    lineCount: lines.length + cart.unavailable.length,
    selectedPieces: selected.reduce((sum, line) => sum + line.quantity, 0),
    selectedFen: selected.reduce((sum, line) => sum + line.quantity * line.unitPriceFen, 0),
  };
}
