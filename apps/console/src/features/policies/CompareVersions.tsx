import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeList } from './ChangeList.tsx';
import type { Policy } from './policy-queries.ts';
import type { Body, FieldSchema } from './schema.ts';

/** Two versions beside each other; at first the chosen one and the one before it. 0 are the defaults. */
export function CompareVersions({
  policy,
  version,
  onClose,
}: {
  policy: Policy;
  version: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [before, setBefore] = useState(Math.max(0, version - 1));
  const [after, setAfter] = useState(version);
  const bodies = new Map<number, Body>([
    [0, policy.defaults],
    ...policy.versions.map((each): [number, Body] => [each.version, each.body]),
  ]);
  const options = [...bodies.keys()]
    .toSorted((a, b) => b - a)
    .map((value) => ({
      value,
      label: value === 0 ? t('policies.defaults') : t('policies.versionAt', { version: value }),
    }));
  return (
    <Modal open width={640} title={t('policies.compareTitle')} footer={null} onCancel={onClose}>
      <div className="policy-pair">
        <Select aria-label={t('policies.before')} value={before} options={options} onChange={setBefore} />
        <span className="quiet">→</span>
        <Select aria-label={t('policies.after')} value={after} options={options} onChange={setAfter} />
      </div>
      <ChangeList
        schema={policy.schema as FieldSchema}
        before={bodies.get(before) ?? {}}
        after={bodies.get(after) ?? {}}
      />
    </Modal>
  );
}
