// Money on the wire is an integer number of fen. It is never divided into a float: the text is cut from the digits.

export type MoneyParts = { sign: '' | '−'; yuan: string; fen: string };

export function moneyParts(amountFen: number): MoneyParts {
  const digits = String(Math.abs(Math.trunc(amountFen))).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return { sign: amountFen < 0 ? '−' : '', yuan, fen: digits.slice(-2) };
}

/** 129900 → "¥1,299.00"; negative amounts carry a real minus sign before the currency: "−¥6.00". */
export function formatMoney(amountFen: number): string {
  const { sign, yuan, fen } = moneyParts(amountFen);
  return `${sign}¥${yuan}.${fen}`;
}

/** "12", "12.3", "1,299.00" → fen; undefined when it is not an amount with at most two decimals. */
export function parseMoney(text: string): number | undefined {
  const match = /^\s*¥?\s*(\d{1,10})(?:\.(\d{1,2}))?\s*$/.exec(text.replaceAll(',', ''));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
