import { bold, dim, green, seconds } from '../terminal.mjs';

/** @param {{ origin: string, accounts: import('./database.mjs').DemoAccount[], serve: string[], data: string, tookMs: number }} opened */
export function greet({ origin, accounts, serve, data, tookMs }) {
  console.log(`\n  ${green('●')} ${bold('Jishi is open')} ${dim(`after ${seconds(tookMs)}`)}\n`);
  if (serve.includes('api')) {
    line('Shop', `${origin}/`);
    line('Console', `${origin}/console/`);
    line('API', `${origin}/docs`);
    if (process.env.JISHI_MODE !== 'production') line('Messages', `${origin}/console/inbox`);
  }
  line('Data', data);
  if (accounts.length > 0) {
    console.log(`\n  Sign in with one of these phone numbers; the code appears under Messages.\n`);
    for (const { name, role, phone, secondFactor } of accounts) {
      console.log(`    ${phone}  ${role.padEnd(10)} ${name}`);
      if (secondFactor)
        console.log(dim(`${' '.repeat(17)}second factor, for an authenticator app: ${secondFactor}`));
    }
  }
  console.log(`\n  ${dim('Ctrl-C closes everything.')}\n`);
}

/** @param {string} name @param {string} value */
const line = (name, value) => console.log(`    ${name.padEnd(10)} ${value}`);
