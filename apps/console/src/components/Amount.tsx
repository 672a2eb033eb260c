import { Money } from '@jishi/ui/money.tsx';

/** An amount in a table or a form: plain, as large as the text around it. */
export function Amount({ fen }: { fen: number }) {
  return <Money fen={fen} size="small" tone="plain" />;
}
