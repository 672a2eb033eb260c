import { Alert, App, Button, Card, Form, Switch, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, useNavigate } from 'react-router';
import { useLanguage } from '@jishi/ui/language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { PictureList } from '../../components/form/PictureList.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { LeaveGuard } from '../../components/form/LeaveGuard.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import type { Hat } from '../../session/hats.ts';
import { AttributesSection } from './AttributesSection.tsx';
import { BasicsSection } from './BasicsSection.tsx';
import { checkDraft } from './check-draft.ts';
import { DeliverySection } from './DeliverySection.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { PhonePreview } from './PhonePreview.tsx';
import type { ProductDraft } from './product-draft.ts';
import type { Product } from './product-queries.ts';
import { ProductStateTag } from '../../components/ProductStateTag.tsx';
import { SkuMatrix } from './SkuMatrix.tsx';
import { useProductEditor } from './use-product-editor.ts';

type Props = { hat: Hat; shopId: string; product: Product | undefined; draft: ProductDraft; stock: ReadonlyMap<string, number> };

export function ProductEditor({ hat, shopId, product, draft: initial, stock }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const faults = useFormFaults();
  const { draft, change, changed, save, found, takeDraft, dropDraft } = useProductEditor({ shopId, product, draft: initial, stock }, t('products.stockReason'));
  const blocker = useBlocker(({ currentLocation, nextLocation }) => changed && !save.isSuccess && currentLocation.pathname !== nextLocation.pathname);
  // Once asked for, the check follows every key: what is mended stops being red.
  const [english, setEnglish] = useState(initial.titleEn !== '' || language === 'en');
  const [asked, setAsked] = useState<'save' | 'submit' | null>(null);
  const wrong = asked === null ? [] : checkDraft(draft, t, asked === 'submit');
  const beside = new Map(wrong.map(({ name, text }) => [name.join('_'), text]));
  const faultOf = (id: string) => {
    const text = beside.get(id);
    return text === undefined ? {} : { validateStatus: 'error' as const, help: text };
  };
  const finish = (submit: boolean) => {
    setAsked(submit ? 'submit' : 'save');
    faults.show([]);
    if (checkDraft(draft, t, submit).length > 0) return void window.scrollTo({ top: 0, behavior: 'smooth' });
    save.mutate({ submit }, {
      onError: faults.onRefused,
      onSuccess: () => {
        void message.success(t(submit ? 'products.submitted' : 'state.saved'));
        void navigate(`${hat.base}/products`);
      },
    });
  };
  const open = hat.state === 'approved';
  const submittable = product === undefined || product.state === 'draft' || product.state === 'rejected';
  const actions = (
    <>
      <label className="switch-label"><Switch size="small" checked={english} onChange={setEnglish} /> {t('products.withEnglish')}</label>
      <Button loading={save.isPending} type={submittable ? 'default' : 'primary'} onClick={() => finish(false)}>{t(submittable ? 'products.saveDraft' : 'action.save')}</Button>
      {submittable && (
        <Tooltip title={open ? undefined : t('products.submitLater')}>
          <Button type="primary" disabled={!open} loading={save.isPending} onClick={() => finish(true)}>{t('products.submit')}</Button>
        </Tooltip>
      )}
    </>
  );
  const props = { draft, english, change, faultOf };
  return (
    <>
      <PageHeader
        title={product === undefined ? t('nav.newProduct') : t('nav.editProduct')}
        {...(product === undefined ? {} : { tags: <ProductStateTag state={product.state} reason={product.reason} revision={product.revision} /> })}
        intro={changed ? t('form.draftKept') : t('products.reviewHint')}
        actions={actions}
      />
      {found !== null && (
        <Alert
          type="info"
          showIcon
          className="form-errors"
          title={<>{t('form.draftFound')} <Time at={found.at} /></>}
          action={<><Button size="small" type="primary" onClick={takeDraft}>{t('form.draftUse')}</Button> <Button size="small" onClick={dropDraft}>{t('form.draftDrop')}</Button></>}
        />
      )}
      {product?.reason && <Alert type="error" showIcon className="form-errors" title={t('products.rejectedBecause')} description={product.reason} />}
      {product?.revision?.reason && <Alert type="error" showIcon className="form-errors" title={t('products.revision.rejected')} description={product.revision.reason} />}
      <FormErrors faults={wrong} refused={faults.props.refused} />
      <div className="editor">
        <Form layout="vertical" component="div" className="stack">
          <Section title={t('products.section.basics')}><BasicsSection {...props} /></Section>
          <Section title={t('products.section.pictures')} note={t('products.picturesHint')}>
            <Form.Item {...faultOf('pictures')}>
              <PictureList id="pictures" pictures={draft.pictures} max={15} onChange={(turn) => change((before) => ({ ...before, pictures: turn(before.pictures) }))} />
            </Form.Item>
          </Section>
          <Section title={t('products.section.options')} note={t('products.optionsHint')}><OptionsSection {...props} /></Section>
          <Section title={t('products.section.skus')}><SkuMatrix {...props} /></Section>
          <Section title={t('products.section.attributes')} note={t('products.attributesHint')}><AttributesSection {...props} /></Section>
          <Section title={t('products.section.delivery')}><DeliverySection {...props} shopId={shopId} freightPath={`${hat.base}/freight`} /></Section>
        </Form>
        <PhonePreview draft={draft} shopName={hat.name} />
      </div>
      <LeaveGuard blocker={blocker} />
    </>
  );
}

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="card-title section-title">{title}</h2>
      {note !== undefined && <p className="card-note">{note}</p>}
      {children}
    </Card>
  );
}
