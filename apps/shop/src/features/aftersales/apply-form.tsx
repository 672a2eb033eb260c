import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Field } from '../../components/field.tsx';
import { PictureAdder, type PickedPicture } from '../../components/picture-adder.tsx';
import { call, newIdempotencyKey } from '../../data/api.ts';
import {
  useCaseAct,
  useReasons,
  useRefundPreview,
  type Application,
  type Refundable,
} from '../../data/aftersales.ts';
import type { Order } from '../../data/orders.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './aftersales.module.css';
import { ComesBack } from './comes-back.tsx';
import { PiecesCard, type Pieces } from './pieces-card.tsx';

type ApplyFormProps = { order: Order; refundable: Refundable };

/** Which pieces, why, and how; what comes back is shown to the fen before anything is sent. */
export function ApplyForm({ order, refundable }: ApplyFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const key = useRef(newIdempotencyKey());
  const open = refundable.lines.filter(({ quantity, openCase }) => quantity > 0 && openCase === null);
  const [pieces, setPieces] = useState<Pieces>(
    Object.fromEntries(
      open.map(({ orderLineId, quantity }) => [orderLineId, open.length === 1 ? quantity : 0]),
    ),
  );
  const [freight, setFreight] = useState(refundable.unshipped);
  const [way, setWay] = useState<Application['handlingWay']>(refundable.handlingWays.at(-1) ?? 10);
  const [reason, setReason] = useState<string>();
  const [words, setWords] = useState('');
  const [pictures, setPictures] = useState<readonly PickedPicture[]>([]);
  const reasons = (useReasons().data ?? []).filter(
    (one) => (refundable.unshipped ? one.unshipped : one.shipped) && one.handlingWays.includes(way),
  );
  const wanted = {
    lines: Object.entries(pieces).flatMap(([orderLineId, quantity]) =>
      quantity > 0 ? [{ orderLineId, quantity }] : [],
    ),
    ...(freight && refundable.freightFen > 0 ? { freightFen: refundable.freightFen } : {}),
  };
  const asks = wanted.lines.length > 0 || wanted.freightFen !== undefined;
  const preview = useRefundPreview(order.orderId, wanted, asks);
  const apply = useCaseAct((body: Application) =>
    call('POST /orders/:orderId/after-sales', {
      params: { orderId: order.orderId },
      body,
      idempotencyKey: key.current,
    }),
  );
  const send = () => {
    if (reason === undefined) return toast(t('aftersales.reasonNeeded'));
    apply.mutate(
      {
        ...wanted,
        handlingWay: way,
        reason,
        words: words.trim(),
        pictureIds: pictures.flatMap(({ pictureId }) => pictureId ?? []),
      },
      {
        onSuccess: ({ afterSaleId }) => void navigate(`/me/after-sales/${afterSaleId}`, { replace: true }),
        onError: (error) => {
          key.current = newIdempotencyKey();
          toast(sentenceOf(error));
        },
      },
    );
    return undefined;
  };
  return (
    <>
      <PiecesCard
        order={order}
        open={open}
        pieces={pieces}
        onPieces={setPieces}
        freightFen={refundable.freightFen}
        freight={freight}
        onFreight={setFreight}
      />
      <Card title={t('aftersales.way')}>
        <ChoiceList
          label={t('aftersales.way')}
          value={`way${way}`}
          items={refundable.handlingWays.map((one) => ({
            key: `way${one}`,
            label: t(`aftersales.ways.way${one}`),
            detail: t(`aftersales.wayText.way${one}`),
          }))}
          onChange={(next) => {
            setWay(Number(next.slice(3)) as Application['handlingWay']);
            setReason(undefined);
          }}
        />
      </Card>
      <Card title={t('aftersales.reason')}>
        <ChoiceList
          label={t('aftersales.reason')}
          value={reason}
          items={reasons.map(({ code, words: label }) => ({ key: code, label }))}
          onChange={setReason}
        />
        <Field label={t('aftersales.words')} quiet>
          {(field) => (
            <textarea
              {...field}
              rows={3}
              maxLength={500}
              placeholder={t('aftersales.wordsHint')}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <PictureAdder pictures={pictures} onChange={setPictures} />
      </Card>
      <ComesBack preview={preview} asks={asks} />
      <div className={styles.send}>
        <Button
          size="large"
          wide
          disabled={!asks || !preview.data || pictures.some(({ pictureId }) => pictureId === undefined)}
          loading={apply.isPending}
          onClick={send}
        >
          {t('aftersales.apply')}
        </Button>
      </div>
    </>
  );
}
