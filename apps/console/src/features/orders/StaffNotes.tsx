import { Time } from '@jishi/ui/time.tsx';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import { ordersKey, type OrderDetail } from './order-queries.ts';

export function StaffNotes({ shopId, order }: { shopId: string; order: OrderDetail }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = useAct({
    act: (note: string) =>
      call('POST /shops/:shopId/orders/:orderId/notes', {
        params: { shopId, orderId: order.orderId },
        body: { text: note },
      }),
    refresh: [[...ordersKey(shopId), order.orderId]],
    onDone: () => setText(''),
  });
  return (
    <section>
      <h2 className="card-title">{t('orders.staffNotes')}</h2>
      <p className="card-note">{t('orders.staffNotesHint')}</p>
      <ul className="lines">
        {order.staffNotes.map((note) => (
          <li key={`${note.at}-${note.author}`}>
            <span>{note.text}</span>
            <span className="quiet small nowrap">
              {note.author} · <Time at={note.at} />
            </span>
          </li>
        ))}
      </ul>
      <Space.Compact block>
        <Input
          value={text}
          maxLength={500}
          aria-label={t('orders.noteText')}
          placeholder={t('orders.noteText')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => text.trim() !== '' && add.mutate(text.trim())}
        />
        <Button disabled={text.trim() === ''} loading={add.isPending} onClick={() => add.mutate(text.trim())}>
          {t('orders.addNote')}
        </Button>
      </Space.Compact>
    </section>
  );
}
