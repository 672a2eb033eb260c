import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Row } from '../../components/card.tsx';
import type { Me } from '../../data/session.ts';
import { SecondFactorSheet } from './second-factor-sheet.tsx';

export function SecondFactor({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { enrolled } = me.secondFactor;
  return (
    <Card flush>
      <Row
        label={t('settings.secondFactor')}
        note={enrolled ? t('settings.secondOn') : t('settings.secondOff')}
        onClick={() => setOpen(true)}
      />
      <SecondFactorSheet enrolled={enrolled} open={open} onClose={() => setOpen(false)} />
    </Card>
  );
}
