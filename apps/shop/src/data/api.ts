import { randomId } from '../lib/random-id.ts';
import { openWire, type Wire } from '@jishi/wire';
import { currentLanguage } from '../i18n/language.ts';

export { Refusal, Unreachable, type Body, type Item, type Query, type Reply } from '@jishi/wire';

const wire: Wire = openWire({ language: currentLanguage });

/** `call('GET /feed', { query })`: typed by the server's contracts. */
export const call: Wire['call'] = (route, ...rest) => wire.call(route, ...rest);

/** One key per intention: made when the person decides, kept over every retry of that decision. */
export const newIdempotencyKey = (): string => randomId();
