import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Personal data never reaches the log: these paths are cut wherever they appear. */
const redact = [
  'phone',
  'code',
  'token',
  'address',
  '*.phone',
  '*.code',
  '*.token',
  'req.headers.authorization',
  'req.headers.cookie',
];

export function openLog(level = process.env.LOG_LEVEL ?? 'info'): Log {
  return pino({ level, redact, base: null });
}
