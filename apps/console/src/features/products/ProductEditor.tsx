import { Alert, App, Button, Card, Form } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, useNavigate } from 'react-router';
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
  const { message } = App.useApp();
  const navigate = useNavigate();
  const faults = useFormFaults();
  const { draft, change, changed, save, found, takeDraft, dropDraft } = useProductEditor({ shopId, product, draft: initial, stock }, t('products.stockReason'));
  const blocker = useBlocker(({ currentLocation, nextLocation }) => changed && !save.isSuccess && currentLocation.pathname !== nextLocation.pathname);
  const beside = useMemo(() => new Map(faults.props.faults.map(({ name, text }) => [name.join('_'), text])), [faults.props.faults]);
  const faultOf = (id: string) => {
    const text = beside.get(id);
    return text === undefined ? {} : { validateStatus: 'error' as const, help: text };
  };
  const finish = (submit: boolean) => {
    const wrong = checkDraft(draft, t, submit);
    faults.show(wrong);
    if (wrong.length > 0) return;
    save.mutate({ submit }, {
      onError: faults.onRefused,
      onSuccess: () => {
        void message.success(t(submit ? 'products.submitted' : 'state.saved'));
        void navigate(`${hat.base}/products`);
      },
    });
  };
  const submittable = product === undefined || product.state === 'draft' || product.state === 'rejected';
  const actions = (
    <>
      <Button loading={save.isPending} type={submittable ? 'default' : 'primary'} onClick={() => finish(false)}>{t(submittable ? 'products.saveDraft' : 'action.save')}</Button>
      {submittable && <Button type="primary" loading={save.isPending} onClick={() => finish(true)}>{t('products.submit')}</Button>}
    </>
  );
  const props = { draft, change, faultOf };
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
      <FormErrors {...faults.props} />
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
