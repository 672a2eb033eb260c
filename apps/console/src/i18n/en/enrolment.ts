import type { Dictionary } from '../dictionary.ts';
import type { enrolment as zh } from '../zh/enrolment.ts';

export const enrolment: Dictionary<typeof zh> = {
  title: 'Shops that take part',
  intro:
    'You decide whether you take part in what the platform offers at your cost. If you leave, new orders cost you nothing; orders already placed are not touched.',
  none: 'No platform activity asks for shops right now',
  noneHint: 'When one does, it is listed here with what each discount costs you, before you agree.',
  gives: 'Gives',
  share: 'Your share',
  cost: 'What it costs you',
  noExample: 'None of your goods on the shelf can take part right now.',
  closesAt: 'Join until',
  standing: 'Your answer',
  open: 'Open',
  closed: 'Closed',
  state: { joined: 'Joined', agree_again: 'Agree again', left: 'Left' },
  again: 'The terms became worse for shops. Until you agree to them your goods do not take part.',
  goods: 'Goods that take part',
  goodsChoice: { all: 'Everything, also what comes later', chosen: 'Chosen products' },
  products_one: '{{count}} product',
  products_other: '{{count}} products',
  agreeText:
    'You agree to version {{version}} of the terms. If they become worse for you, you are asked again.',
  agreed: 'Terms agreed to',
  version: 'Version {{version}}',
  join: 'Agree and join',
  agreeAgain: 'Agree to the new terms',
  change: 'Save the goods',
  joined: 'You take part',
  leave: 'Leave',
  left: 'You left',
  leaveTitle: 'Leave this activity',
  leaveText:
    'New orders do not get this discount, and it costs you nothing any more; orders already placed are not touched. After the deadline you cannot come back.',
  leftAt: 'Left at',
  shop: 'Shop',
  notCalled:
    'Shops pay a part of this, so it applies only to goods of shops that joined. They have not been called yet.',
  counts: '{{joined}} joined, {{again}} to agree again, {{left}} left',
  callForShops: 'Call for shops',
  moveDeadline: 'Change the deadline',
  called: 'Deadline saved',
  nobody: 'No shop has joined yet',
  nobodyHint: 'Until one does, this applies to nothing.',
};
