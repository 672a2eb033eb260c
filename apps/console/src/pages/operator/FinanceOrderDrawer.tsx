import { formatMoney } from '@jishi/ui/format-money.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { WaterfallView } from '../../features/finance/WaterfallView.tsx';
import { AccountWords, EntryWords } from '../../features/treasury/LedgerWords.tsx';
import { treasuryKey } from '../../features/treasury/treasury-queries.ts';

/** An order's money with the legs of the ledger behind it: what came in, where it is, entry by entry. */
export default function FinanceOrderDrawer() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useQuery({
    queryKey: [...treasuryKey, 'order', orderId],
    queryFn: () => call('GET /operations/orders/:orderId/waterfall', { params: { orderId } }),
  });
  return (
    <RowDrawer
      wide
      up={2}
      title={t('finance.waterfall', { number: order.data?.waterfall.orderNumber ?? '' })}
    >
      <Loaded query={order}>
        {({ waterfall, capturedFen, refundedFen, accounts, legs }) => (
          <div className="stack">
            <WaterfallView waterfall={waterfall} />
            <h2 className="card-title">{t('treasury.legs')}</h2>
            <p className="quiet">
              {t('treasury.legsText', {
                captured: formatMoney(capturedFen),
                refunded: formatMoney(refundedFen),
              })}
            </p>
            <dl className="facts money-facts">
              {accounts.map(({ account, amountFen }) => (
                <div key={account} className="contents">
                  <dt>
                    <AccountWords account={account} />
                  </dt>
                  <dd>
                    <Amount fen={amountFen} />
                  </dd>
                </div>
              ))}
            </dl>
            <Table
              size="small"
              aria-label={t('treasury.legs')}
              pagination={false}
              scroll={{ x: true }}
              rowKey={({ at, kind, account, amountFen }) => `${at} ${kind} ${account} ${amountFen}`}
              dataSource={legs}
              columns={[
                { title: t('finance.at'), render: (_, { at }) => <Time at={at} /> },
                { title: t('finance.kind'), render: (_, { kind }) => <EntryWords kind={kind} /> },
                {
                  title: t('treasury.account'),
                  render: (_, { account }) => <AccountWords account={account} />,
                },
                {
                  title: t('finance.amount'),
                  align: 'right',
                  render: (_, { amountFen }) => <Amount fen={amountFen} />,
                },
              ]}
            />
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}
