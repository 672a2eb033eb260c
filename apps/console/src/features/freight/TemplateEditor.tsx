import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Form, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useAct } from '../../components/use-act.ts';
import { freightKey } from './freight-queries.ts';
import { blankZone, checkTemplate, inputOf, type TemplateDraft, type ZoneDraft } from './zone-draft.ts';
import { ZoneCard } from './ZoneCard.tsx';

type Props = { shopId: string; templateId: string | undefined; start: TemplateDraft; listPath: string };

export function TemplateEditor({ shopId, templateId, start, listPath }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const faults = useFormFaults();
  const [draft, setDraft] = useState(start);
  const beside = useMemo(
    () => new Map(faults.props.faults.map(({ name, text }) => [name.join('_'), text])),
    [faults.props.faults],
  );
  const faultOf = (id: string) => {
    const text = beside.get(id);
    return text === undefined ? {} : { validateStatus: 'error' as const, help: text };
  };
  const save = useAct({
    act: () => {
      const body = inputOf(draft);
      return templateId === undefined
        ? call('POST /shops/:shopId/freight-templates', { params: { shopId }, body })
        : call('PUT /shops/:shopId/freight-templates/:templateId', { params: { shopId, templateId }, body });
    },
    refresh: [freightKey(shopId)],
    done: t('state.saved'),
    quiet: true,
    onDone: () => void navigate(listPath),
  });
  const submit = () => {
    const wrong = checkTemplate(draft, t);
    faults.show(wrong);
    if (wrong.length === 0) save.mutate(undefined, { onError: faults.onRefused });
  };
  const setZone = (index: number, patch: Partial<ZoneDraft>) =>
    setDraft({
      ...draft,
      zones: draft.zones.map((zone, at) => (at === index ? { ...zone, ...patch } : zone)),
    });
  return (
    <>
      <PageHeader
        title={t(templateId === undefined ? 'freight.new' : 'freight.edit')}
        intro={t('freight.editIntro')}
        actions={
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {t('action.save')}
          </Button>
        }
      />
      <FormErrors {...faults.props} />
      <Form layout="vertical" component="div" className="stack freight-editor">
        <Card>
          <div className="zone-fields">
            <Form.Item
              className="span-two"
              label={t('freight.name')}
              htmlFor="name"
              required
              {...faultOf('name')}
            >
              <Input
                id="name"
                maxLength={40}
                value={draft.name}
                placeholder={t('freight.nameHint')}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            </Form.Item>
            <Form.Item className="span-two" label={t('freight.by')}>
              <Radio.Group
                value={draft.by}
                options={[
                  { value: 'item', label: t('freight.byItem') },
                  { value: 'weight', label: t('freight.byWeight') },
                ]}
                onChange={(event) => setDraft({ ...draft, by: event.target.value as TemplateDraft['by'] })}
              />
            </Form.Item>
          </div>
          <Checkbox
            checked={draft.isDefault}
            onChange={(event) => setDraft({ ...draft, isDefault: event.target.checked })}
          >
            {t('freight.makeDefault')}
          </Checkbox>
        </Card>
        {draft.zones.map((zone, index) => (
          <ZoneCard
            key={index}
            index={index}
            zone={zone}
            by={draft.by}
            faultOf={faultOf}
            onChange={(patch) => setZone(index, patch)}
            onRemove={
              index === 0 && zone.regionCodes.length === 0
                ? undefined
                : () => setDraft({ ...draft, zones: draft.zones.filter((_, at) => at !== index) })
            }
          />
        ))}
        <Button
          icon={<PlusOutlined />}
          disabled={draft.zones.length >= 40}
          onClick={() => setDraft({ ...draft, zones: [...draft.zones, blankZone(draft.by)] })}
        >
          {t('freight.addZone')}
        </Button>
      </Form>
    </>
  );
}
