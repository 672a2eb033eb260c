import { Dialog } from 'antd-mobile';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { phone } from './phone.ts';

type Question = { title: string; content?: ReactNode; yes: string; no?: string };

/** Asks once; says what will happen in the title and names the action on the button. */
export function confirm({ title, content, yes, no }: Question): Promise<boolean> {
  return Dialog.confirm({
    title,
    content,
    confirmText: yes,
    cancelText: no ?? i18next.t('common.cancel'),
    getContainer: phone,
    closeOnMaskClick: true,
  });
}

/** Says something that has to be read; one button, nothing to decide. */
export function tell({ title, content, yes }: Question): Promise<void> {
  return Dialog.alert({ title, content, confirmText: yes, getContainer: phone, closeOnMaskClick: true });
}
