import { formatMoney } from '@jishi/ui/format-money.ts';
import { Checkbox, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { shopCasesKey, type CaseRow } from './case-queries.ts';

type Props = {
  shopId: string;
  one: Pick<CaseRow, 'afterSaleId' | 'version' | 'actions' | 'amountFen' | 'handlingWay'>;
};

/** What the shop may do now; the server says which. */
export function ShopCaseActs({
  shopId,
  one: { afterSaleId, version, actions, amountFen, handlingWay },
}: Props) {
  const { t } = useTranslation();
  const [restock, setRestock] = useState(true);
  const params = { shopId, afterSaleId };
  const refresh = [shopCasesKey(shopId)];
  const agree = useAct({
    act: () => call('POST /shops/:shopId/after-sales/:afterSaleId/agreement', { params, body: { version } }),
    refresh,
    done: t('aftersales.agreed'),
  });
  const refuse = useAct({
    act: (words: string) =>
      call('POST /shops/:shopId/after-sales/:afterSaleId/refusal', { params, body: { version, words } }),
    refresh,
    done: t('aftersales.refused'),
  });
  const receive = useAct({
    act: () =>
      call('POST /shops/:shopId/after-sales/:afterSaleId/receipt', { params, body: { version, restock } }),
    refresh,
    done: t('aftersales.received'),
  });
  const dispute = useAct({
    act: (words: string) =>
      call('POST /shops/:shopId/after-sales/:afterSaleId/dispute', { params, body: { version, words } }),
    refresh,
    done: t('aftersales.disputed'),
  });
  const say = useAct({
    act: (words: string) =>
      call('POST /shops/:shopId/after-sales/:afterSaleId/messages', { params, body: { words } }),
    refresh,
    done: t('aftersales.said'),
  });
  const may = (action: CaseRow['actions'][number]) => actions.includes(action);
  const amount = formatMoney(amountFen);
  return (
    <Flex gap={8} wrap>
      {may('agree') && (
        <ConfirmButton
          type="primary"
          title={t('aftersales.agree')}
          consequence={t(handlingWay === 1 ? 'aftersales.agreeReturnText' : 'aftersales.agreeText', {
            amount,
          })}
          confirm={t('aftersales.agree')}
          onConfirm={() => agree.mutateAsync()}
        >
          {t('aftersales.agree')}
        </ConfirmButton>
      )}
      {may('confirm_receipt') && (
        <ConfirmButton
          type="primary"
          title={t('aftersales.receive')}
          consequence={
            <>
              <p>{t('aftersales.receiveText', { amount })}</p>
              <Checkbox defaultChecked onChange={({ target }) => setRestock(target.checked)}>
                {t('aftersales.restock')}
              </Checkbox>
            </>
          }
          confirm={t('aftersales.receive')}
          onConfirm={() => receive.mutateAsync()}
        >
          {t('aftersales.receive')}
        </ConfirmButton>
      )}
      {may('refuse') && (
        <ReasonButton
          danger
          title={t('aftersales.refuse')}
          consequence={t('aftersales.refuseText')}
          confirm={t('aftersales.refuse')}
          reasonLabel={t('operator.reason')}
          onConfirm={(words) => refuse.mutateAsync(words)}
        >
          {t('aftersales.refuse')}
        </ReasonButton>
      )}
      {may('dispute') && (
        <ReasonButton
          title={t('aftersales.dispute')}
          consequence={t('aftersales.disputeText')}
          confirm={t('aftersales.dispute')}
          reasonLabel={t('operator.reason')}
          onConfirm={(words) => dispute.mutateAsync(words)}
        >
          {t('aftersales.dispute')}
        </ReasonButton>
      )}
      {may('message') && (
        <ReasonButton
          title={t('aftersales.ask')}
          consequence={t('aftersales.askText')}
          confirm={t('aftersales.ask')}
          reasonLabel={t('aftersales.askLabel')}
          onConfirm={(words) => say.mutateAsync(words)}
        >
          {t('aftersales.ask')}
        </ReasonButton>
      )}
    </Flex>
  );
}
