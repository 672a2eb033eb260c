import { now } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { putInInbox } from './codes.sql.ts';
import { maskPhone } from './person.ts';
import { wordsOf, type Sms } from './sms.ts';

/** Development's double: the message lands in an inbox that a page shows, and in the log. Never used in production. */
export function localSms(database: Database, log: Log): Sms {
  return {
    async send(message) {
      await putInInbox(database.db, {
        phone: message.phone,
        at: now(),
        body: wordsOf(message),
        code: message.code,
      });
      log.info(`a sign-in code for ${maskPhone(message.phone)}: ${message.code}`);
    },
  };
}
