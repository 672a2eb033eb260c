import { contract, development, Instant, Strict, Type } from './platform/contract.ts';

export const developmentContract = contract({
  'POST /development/timers/:timer': {
    summary: 'Run a timer now as if it were then: what is due in a month can be seen today',
    access: development,
    params: Strict({ timer: Type.String({ maxLength: 60, description: 'such as settlement.settle' }) }),
    body: Strict({ at: Instant }),
    reply: Strict({ runs: Type.Integer({ description: 'how often it ran until nothing was left to take' }) }),
    transaction: 'own',
  },
});
