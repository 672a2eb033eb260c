import { App, Button, Switch, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, useNavigate } from 'react-router';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { LeaveGuard } from '../../components/form/LeaveGuard.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import type { Hat } from '../../session/hats.ts';
import { checkDraft } from './check-draft.ts';
import { EditorNotices } from './EditorNotices.tsx';
import { EditorSections } from './EditorSections.tsx';
import { PhonePreview } from './PhonePreview.tsx';
import type { ProductDraft } from './product-draft.ts';
import type { Product } from './product-queries.ts';
import { ProductStateTag } from '../../components/ProductStateTag.tsx';
import { useProductEditor } from './use-product-editor.ts';

type Props = {
  hat: Hat;
  shopId: string;
  product: Product | undefined;
  draft: ProductDraft;
  stock: ReadonlyMap<string, number>;
};

export function ProductEditor({ hat, shopId, product, draft: initial, stock }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const faults = useFormFaults();
  const { draft, change, changed, save, found, takeDraft, dropDraft } = useProductEditor(
    { shopId, product, draft: initial, stock },
    t('products.stockReason'),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed && !save.isSuccess && currentLocation.pathname !== nextLocation.pathname,
  );
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
    if (checkDraft(draft, t, submit).length > 0) {
      window.scrollTo({ top: 0, behavior: 'smooth' });
      return;
    }
    save.mutate(
      { submit },
      {
        onError: faults.onRefused,
        onSuccess: () => {
          void message.success(t(submit ? 'products.submitted' : 'state.saved'));
          void navigate(`${hat.base}/products`);
        },
      },
    );
  };
  const open = hat.state === 'approved';
  const submittable = product === undefined || product.state === 'draft' || product.state === 'rejected';
  const actions = (
    <>
      <label className="switch-label">
        <Switch size="small" checked={english} onChange={setEnglish} /> {t('products.withEnglish')}
      </label>
      <Button
        loading={save.isPending}
        type={submittable ? 'default' : 'primary'}
        onClick={() => finish(false)}
      >
        {t(submittable ? 'products.saveDraft' : 'action.save')}
      </Button>
      {submittable && (
        <Tooltip title={open ? undefined : t('products.submitLater')}>
          <Button type="primary" disabled={!open} loading={save.isPending} onClick={() => finish(true)}>
            {t('products.submit')}
          </Button>
        </Tooltip>
      )}
    </>
  );
  const props = { draft, english, change, faultOf };
  return (
    <>
      <PageHeader
        title={product === undefined ? t('nav.newProduct') : t('nav.editProduct')}
        {...(product === undefined
          ? {}
          : {
              tags: (
                <ProductStateTag state={product.state} reason={product.reason} revision={product.revision} />
              ),
            })}
        intro={changed ? t('form.draftKept') : t('products.reviewHint')}
        actions={actions}
      />
      <EditorNotices product={product} found={found} onTake={takeDraft} onDrop={dropDraft} />
      <FormErrors faults={wrong} refused={faults.props.refused} />
      <div className="editor">
        <EditorSections {...props} shopId={shopId} freightPath={`${hat.base}/freight`} />
        <PhonePreview draft={draft} shopName={hat.name} />
      </div>
      <LeaveGuard blocker={blocker} />
    </>
  );
}
