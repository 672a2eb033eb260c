import { me, signIn, start } from './account.ts';
import { aftersales, lending } from './aftersales.ts';
import { budgets } from './budgets.ts';
import { enrolment } from './enrolment.ts';
import { finance } from './finance.ts';
import { commissions, coupons, marketing } from './marketing.ts';
import { treasury } from './treasury.ts';
import { audit, auditDetail, auditSubject, auditValue } from './audit.ts';
import { chart } from './chart.ts';
import { common } from './common.ts';
import { imports, stock } from './goods.ts';
import { ledger } from './ledger.ts';
import { operator } from './operator.ts';
import { orders } from './orders.ts';
import { policies } from './policies.ts';
import { products } from './products.ts';
import { reviewCare } from './review-care.ts';
import { shell } from './shell.ts';
import { data, freight, home, reviews, shop } from './shop.ts';
import { publish, traffic, videos } from './videos.ts';

export const zh = {
  ...common,
  ...shell,
  signIn,
  start,
  me,
  aftersales,
  lending,
  budgets,
  finance,
  marketing,
  enrolment,
  coupons,
  commissions,
  treasury,
  ledger,
  audit,
  auditSubject,
  auditDetail,
  auditValue,
  chart,
  stock,
  imports,
  operator,
  orders,
  policies,
  products,
  shop,
  freight,
  reviews,
  reviewCare,
  home,
  data,
  videos,
  traffic,
  publish,
};
