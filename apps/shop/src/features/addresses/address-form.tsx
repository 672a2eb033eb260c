import { Switch } from 'antd-mobile';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useAddressVerbs, type Address } from '../../data/addresses.ts';
import { useRegionName } from '../../data/regions.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import { addressErrors, type AddressDraft } from './address-draft.ts';
import { RegionPicker } from './region-picker.tsx';
import styles from './addresses.module.css';

/** A new address, or a change of one. Errors stand beside their field; what was typed is never lost. */
export function AddressForm({
  address,
  onSaved,
}: {
  address: Address | undefined;
  onSaved: (address: Address) => void;
}) {
  const { t } = useTranslation();
  const { save } = useAddressVerbs();
  const [draft, setDraft] = useState<AddressDraft>(
    address ?? { recipient: '', phone: '', regionCode: '', detail: '', isDefault: false },
  );
  const [tried, setTried] = useState(false);
  const [picking, setPicking] = useState(false);
  const place = useRegionName(draft.regionCode || undefined);
  const errors = addressErrors(draft);
  const shown = (name: keyof typeof errors) =>
    tried && errors[name] ? t(`addresses.${errors[name]}`) : undefined;
  const set = (change: Partial<AddressDraft>) => setDraft((was) => ({ ...was, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    const { recipient, phone, regionCode, detail, isDefault } = draft;
    const body = { recipient: recipient.trim(), phone, regionCode, detail: detail.trim(), isDefault };
    save.mutate(
      { addressId: address?.addressId, body },
      {
        onSuccess(saved) {
          toast(t('addresses.saved'));
          onSaved(saved);
        },
        onError: (error) => toast(sentenceOf(error)),
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('addresses.name')} error={shown('recipient')}>
        {(field) => (
          <input
            {...field}
            autoComplete="name"
            maxLength={30}
            placeholder={t('addresses.nameHint')}
            value={draft.recipient}
            onChange={(event) => set({ recipient: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('addresses.phone')} error={shown('phone')}>
        {(field) => (
          <input
            {...field}
            type="tel"
            inputMode="numeric"
            autoComplete="tel-national"
            maxLength={11}
            placeholder={t('addresses.phoneHint')}
            value={draft.phone}
            onChange={(event) => set({ phone: event.target.value.replace(/\D/g, '') })}
          />
        )}
      </Field>
      <Field label={t('addresses.region')} error={shown('regionCode')}>
        {(field) => (
          <button
            {...field}
            type="button"
            className={`${field.className} ${styles.region}`}
            data-empty={!place}
            onClick={() => setPicking(true)}
          >
            {place || t('addresses.regionHint')}
          </button>
        )}
      </Field>
      <Field label={t('addresses.detail')} error={shown('detail')}>
        {(field) => (
          <textarea
            {...field}
            rows={2}
            autoComplete="street-address"
            maxLength={120}
            placeholder={t('addresses.detailHint')}
            value={draft.detail}
            onChange={(event) => set({ detail: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.default}>
        <span id="address-default">{t('addresses.isDefault')}</span>
        <Switch
          checked={draft.isDefault}
          onChange={(isDefault) => set({ isDefault })}
          aria-labelledby="address-default"
        />
      </div>
      <Button type="submit" size="large" loading={save.isPending}>
        {t('common.save')}
      </Button>
      <RegionPicker
        open={picking}
        code={draft.regionCode || undefined}
        onPick={(regionCode) => set({ regionCode })}
        onClose={() => setPicking(false)}
      />
    </form>
  );
}
