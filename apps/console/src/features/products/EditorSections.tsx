import { Card, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureList } from '../../components/form/PictureList.tsx';
import { AttributesSection } from './AttributesSection.tsx';
import { BasicsSection } from './BasicsSection.tsx';
import { DeliverySection } from './DeliverySection.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import type { SectionProps } from './section.ts';
import { SkuMatrix } from './SkuMatrix.tsx';

type Props = SectionProps & { shopId: string; freightPath: string };

export function EditorSections({ shopId, freightPath, ...props }: Props) {
  const { t } = useTranslation();
  const { draft, change, faultOf } = props;
  return (
    <Form layout="vertical" component="div" className="stack">
      <Section title={t('products.section.basics')}>
        <BasicsSection {...props} />
      </Section>
      <Section title={t('products.section.pictures')} note={t('products.picturesHint')}>
        <Form.Item {...faultOf('pictures')}>
          <PictureList
            id="pictures"
            pictures={draft.pictures}
            max={15}
            onChange={(turn) => change((before) => ({ ...before, pictures: turn(before.pictures) }))}
          />
        </Form.Item>
      </Section>
      <Section title={t('products.section.options')} note={t('products.optionsHint')}>
        <OptionsSection {...props} />
      </Section>
      <Section title={t('products.section.skus')}>
        <SkuMatrix {...props} />
      </Section>
      <Section title={t('products.section.attributes')} note={t('products.attributesHint')}>
        <AttributesSection {...props} />
      </Section>
      <Section title={t('products.section.delivery')}>
        <DeliverySection {...props} shopId={shopId} freightPath={freightPath} />
      </Section>
    </Form>
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
