import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import type { Product } from '../../data/catalog.ts';
import type { WantedLine } from '../../data/checkout.ts';
import { titleIn } from '../../lib/in-language.ts';
import { toast } from '../../lib/toast.ts';
import { openOptions } from './choice.ts';
import { SkuChooser } from './sku-chooser.tsx';
import { SkuHead } from './sku-head.tsx';
import { useBuy } from './use-buy.ts';
import type { ProductChoice } from './use-choice.ts';
import { optionName } from './words.ts';

type SkuSheetProps = {
  product: Product;
  choice: ProductChoice;
  open: boolean;
  attributionToken: string | undefined;
  onClose: () => void;
  onBuy: (lines: WantedLine[]) => void;
};

export function SkuSheet({ product, choice, open, attributionToken, onClose, onBuy }: SkuSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={titleIn(product, language)}
      bare
      footer={
        <SkuActions
          product={product}
          choice={choice}
          attributionToken={attributionToken}
          onAdded={onClose}
          onBuy={onBuy}
        />
      }
    >
      <h2 className="visually-hidden">{t('product.sku')}</h2>
      <SkuHead product={product} choice={choice} />
      <SkuChooser product={product} choice={choice} />
    </Sheet>
  );
}

type SkuActionsProps = Omit<SkuSheetProps, 'open' | 'onClose'> & { onAdded: () => void };

export function SkuActions({ product, choice, attributionToken, onAdded, onBuy }: SkuActionsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const buying = useBuy({ onAdded, onBuy });
  const gone = product.soldOut || choice.available === 0;
  const act = (go: (line: WantedLine) => Promise<void>) => {
    if (!choice.sku)
      return toast(
        t('product.chooseHint', {
          names: openOptions(product.options, choice.choice)
            .map((option) => optionName(option, language))
            .join(t('product.andOptions')),
        }),
      );
    void go({
      skuId: choice.sku.skuId,
      quantity: choice.quantity,
      ...(attributionToken ? { attributionToken } : {}),
    });
    return undefined;
  };
  if (gone)
    return (
      <Button size="large" wide disabled>
        {t('product.soldOut')}
      </Button>
    );
  return (
    <>
      <Button kind="soft" size="large" wide loading={buying.adding} onClick={() => act(buying.add)}>
        {t('product.add')}
      </Button>
      <Button size="large" wide onClick={() => act(buying.buy)}>
        {t('product.buy')}
      </Button>
    </>
  );
}
