import { Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Tone } from '../../components/Tone.tsx';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { AccountWords } from './LedgerWords.tsx';
import { useControls } from './treasury-queries.ts';

/** What the ledger says is owed, beside what the owners' books add up to: the same, or somebody has to look. */
export function Controls() {
  const { t } = useTranslation();
  const controls = useControls();
  return (
    <Loaded query={controls}>
      {(data) => (
        <div className="stack">
          <div className="cards">
            <Figure
              name={t('treasury.waiting')}
              value={String(data.payoutsWaiting)}
              note={formatMoney(data.payoutsWaitingFen)}
              to="?tab=payouts&state=requested"
            />
            <Figure
              name={t('treasury.due')}
              value={String(data.billsDue)}
              definition={t('treasury.dueText')}
            />
          </div>
          <Card>
            <h2 className="card-title">{t('treasury.controls')}</h2>
            <p className="card-note">{t('treasury.controlsText')}</p>
            <Table
              size="middle"
              aria-label={t('treasury.controls')}
              rowKey="account"
              pagination={false}
              scroll={{ x: true }}
              dataSource={data.controls}
              columns={[
                { title: t('treasury.account'), render: (_, row) => <AccountWords account={row.account} /> },
                {
                  title: t('treasury.inLedger'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.ledgerFen} />,
                },
                {
                  title: t('treasury.ofOwners'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.ownersFen} />,
                },
                {
                  title: t('treasury.unheard'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.unheardFen} />,
                },
                {
                  title: t('treasury.arrears'),
                  align: 'right',
                  render: (_, row) => <Amount fen={row.arrearsFen} />,
                },
                { title: t('treasury.owners'), align: 'right', render: (_, row) => row.owners },
                {
                  title: t('finance.state'),
                  render: (_, row) =>
                    row.ledgerFen === row.ownersFen + row.unheardFen ? (
                      <Tone is="good">{t('treasury.agrees')}</Tone>
                    ) : (
                      <Tone is="bad">{t('treasury.differs')}</Tone>
                    ),
                },
              ]}
            />
          </Card>
        </div>
      )}
    </Loaded>
  );
}
