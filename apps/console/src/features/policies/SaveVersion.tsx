import { Alert, Button, DatePicker, Form, Input, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { problemOf } from '../../api/problem.ts';
import { useAct } from '../../components/use-act.ts';
import { ChangeList } from './ChangeList.tsx';
import { policiesKey, type Policy } from './policy-queries.ts';
import type { Body, FieldSchema } from './schema.ts';

type Props = { policy: Policy; body: Body; onClose: () => void; onSaved: () => void; onReload: () => void };

/** The last look before a new version: what changes, why, and from when. */
export function SaveVersion({ policy, body, onClose, onSaved, onReload }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [start, setStart] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState<Dayjs | null>(null);
  const version = policy.seenVersion + 1;
  const save = useAct({
    act: () =>
      call('POST /operations/policies/:name/versions', {
        params: { name: policy.name },
        body: {
          body,
          seenVersion: policy.seenVersion,
          reason: reason.trim(),
          ...(start === 'later' && at !== null ? { validFrom: at.toISOString() } : {}),
        },
      }),
    refresh: [policiesKey],
    done: (after: Policy) =>
      after.seenVersion === version ? t('policies.saved', { version }) : t('policies.proposed'),
    quiet: true,
    onDone: onSaved,
  });
  const refused = save.error === null ? undefined : problemOf(save.error);
  const soon = start === 'later' && (at === null || at.isBefore(dayjs()));
  return (
    <Modal
      open
      width={640}
      title={t('policies.saveTitle', { version })}
      okText={t('policies.save')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: reason.trim().length < 2 || soon, loading: save.isPending }}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <p className="quiet">{t('policies.saveText')}</p>
      {policy.secondPerson && <p className="quiet">{t('policies.secondPerson')}</p>}
      {refused !== undefined && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={refused.detail}
          {...(refused.code === 'platform.policy_changed'
            ? { action: <Button onClick={onReload}>{t('policies.reload')}</Button> }
            : {})}
        />
      )}
      <ChangeList schema={policy.schema as FieldSchema} before={policy.body} after={body} />
      <Form layout="vertical" component="div">
        <Form.Item label={t('policies.reason')} htmlFor="policy-reason" required>
          <Input.TextArea
            id="policy-reason"
            rows={2}
            maxLength={300}
            showCount
            value={reason}
            placeholder={t('policies.reasonHint')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('policies.start')}
          {...(soon && at !== null ? { help: t('policies.startNeeded'), validateStatus: 'error' } : {})}
        >
          <Radio.Group
            value={start}
            options={[
              { value: 'now', label: t('policies.startNow') },
              { value: 'later', label: t('policies.startLater') },
            ]}
            onChange={(event) => setStart(event.target.value as 'now' | 'later')}
          />
          {start === 'later' && (
            <DatePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              aria-label={t('policies.startAt')}
              placeholder={t('policies.startAt')}
              value={at}
              minDate={dayjs()}
              onChange={setAt}
            />
          )}
        </Form.Item>
      </Form>
    </Modal>
  );
}
