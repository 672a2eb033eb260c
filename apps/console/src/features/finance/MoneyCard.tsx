import { Money as MoneyFigure } from '@jishi/ui/money.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Definition } from '../../components/Definition.tsx';
import { BankForm } from './BankForm.tsx';
import type { FinanceSource, Money } from './finance-source.ts';
import { WithdrawForm } from './WithdrawForm.tsx';
import { waits } from './words.ts';

type Props = { source: FinanceSource; money: Money };

/** What can be withdrawn, large; beside it what it is made of. */
export function MoneyCard({ source, money }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'withdraw' | 'bank'>();
  const parts = [
    ['balance', money.balanceFen],
    ['held', money.heldFen],
    ['reserved', money.reservedFen],
    ['pending', money.pendingFen],
    ['arrears', money.arrearsFen],
  ] as const;
  const account = money.payoutAccount;
  const waitsUntil = account?.waitsUntil ?? null;
  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <div>
          <div className="figure-name">
            {t('finance.available')}
            <Definition name={t('finance.available')} text={t('finance.define.available')} />
          </div>
          <div className="figure-value">
            <MoneyFigure fen={money.availableFen} size="huge" tone="plain" />
          </div>
          <p className="quiet">
            {account === null
              ? t('finance.noAccount')
              : t('finance.toAccount', {
                  bank: account.bank,
                  tail: account.numberTail,
                  holder: account.holder,
                })}
          </p>
          <Flex gap={8}>
            <Button
              type="primary"
              disabled={money.blocked !== null || money.availableFen === 0}
              onClick={() => setOpen('withdraw')}
            >
              {t('finance.withdraw')}
            </Button>
            <Button onClick={() => setOpen('bank')}>
              {t(account === null ? 'finance.nameAccount' : 'finance.changeAccount')}
            </Button>
          </Flex>
        </div>
        <dl className="facts money-parts">
          {parts.map(([name, fen]) => (
            <div key={name} className="contents">
              <dt>
                {t(`finance.${name}`)}
                <Definition name={t(`finance.${name}`)} text={t(`finance.define.${name}`)} />
              </dt>
              <dd>
                <Amount fen={fen} />
              </dd>
            </div>
          ))}
        </dl>
      </Flex>
      {money.blocked !== null && (
        <Alert className="card-alert" type="warning" showIcon title={t(`finance.blocked.${money.blocked}`)} />
      )}
      {waits(waitsUntil) && (
        <Alert
          className="card-alert"
          type="info"
          showIcon
          title={
            <>
              {t('finance.accountWaits')} <Time at={waitsUntil} />
            </>
          }
          description={t('finance.accountWaitsText')}
        />
      )}
      {open === 'withdraw' && (
        <WithdrawForm
          source={source}
          availableFen={money.availableFen}
          account={account}
          waitsUntil={waitsUntil}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'bank' && (
        <BankForm source={source} waitHours={money.accountWaitHours} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}
