-- The accounts of subsidies, credit, fees, shops, creators and payouts (docs/decisions/0014-money-map.md).
-- Control accounts (shops.payable, creators.payable, shops.deposits) are guarded by the sub-ledger of settlement, which
-- knows whose money it is; here they may be negative on one shard while another holds the rest.
insert into ledger.chart (code, name_en, name_zh, normal, guarded, meaning_en) values
  ('subsidies.due',         'Subsidies of unpaid orders',  '待付款订单补贴', 'debit',  true,  'discounts paid by others than the shop, of orders that are not yet paid'),
  ('subsidies.platform',    'Platform''s subsidies',       '平台补贴',       'debit',  false, 'discounts the platform paid, less those that came back'),
  ('subsidies.creator',     'Creators'' subsidies',        '主播补贴',       'debit',  false, 'discounts creators pay out of their commission'),
  ('subsidies.brand',       'Brands'' subsidies',          '品牌补贴',       'debit',  false, 'discounts brands owe the platform'),
  ('credit.pay_later',      'Owed by pay later',           '先用后付应收',   'debit',  true,  'orders delivered on trust, charged when received'),
  ('credit.instalments',    'Owed in instalments',         '分期应收',       'debit',  true,  'principal and buyers'' fees of terms not yet paid'),
  ('credit.overdue',        'Overdue credit',              '逾期应收',       'debit',  true,  'charges that failed and are being tried again'),
  ('fees.technical',        'Technical service fees',      '技术服务费',     'credit', false, 'the platform''s fee by category'),
  ('fees.payment',          'Payment fees',                '支付手续费',     'credit', false, 'the fee of paying, passed on to shops'),
  ('fees.credit',           'Credit fees',                 '信用服务费',     'credit', false, 'pay-later and instalment fees, of shops and buyers'),
  ('fees.commission',       'Share of commissions',        '佣金平台分成',   'credit', false, 'what the platform keeps of creators'' commissions'),
  ('shops.payable',         'Payable to shops',            '应付商家',       'credit', false, 'settled and not yet paid out'),
  ('shops.deposits',        'Deposits of shops',           '商家保证金',     'credit', false, 'held as a guarantee for buyers'),
  ('creators.payable',      'Payable to creators',         '应付达人',       'credit', false, 'commissions settled and not yet paid out'),
  ('tax.payable',           'Tax withheld',                '代扣税费',       'credit', false, 'withheld from commissions for the tax office'),
  ('payouts.transit',       'Payouts under way',           '提现在途',       'credit', true,  'sent to the bank, not yet confirmed'),
  ('bank.account',          'Bank account',                '银行存款',       'debit',  false, 'what providers have paid out to the platform'),
  ('gateway.fees',          'Providers'' fees',            '渠道手续费',     'debit',  false, 'what payment providers keep'),
  ('platform.compensation', 'Compensation',                '平台赔付',       'debit',  false, 'paid to buyers by the platform'),
  ('platform.losses',       'Bad debts',                   '坏账损失',       'debit',  false, 'credit given up');

insert into ledger.accounts (shard, code, currency, side, guarded)
  select shard, code, currency, case normal when 'debit' then 1 else -1 end, guarded
  from ledger.chart cross join generate_series(0, 63) as shard
  on conflict do nothing;
