import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useSecondFactorVerbs } from '../../data/account.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { copy } from '../../lib/share.ts';
import { toast } from '../../lib/toast.ts';
import styles from './settings.module.css';

type SecondFactorSheetProps = { enrolled: boolean; open: boolean; onClose: () => void };

/** Turning it on shows the code to scan and, once confirmed, the recovery codes; turning it off asks for a code first. */
export function SecondFactorSheet({ enrolled, open, onClose }: SecondFactorSheetProps) {
  const { t } = useTranslation();
  const verbs = useSecondFactorVerbs();
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState<readonly string[]>();
  const { mutate: begin } = verbs.begin;
  useEffect(() => {
    if (open && !enrolled && !recovery) begin();
    if (!open) {
      setCode('');
      setRecovery(undefined);
    }
  }, [open, enrolled, recovery, begin]);
  const active = enrolled ? verbs.remove : verbs.confirm;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (enrolled) {
      verbs.remove.mutate(code, {
        onSuccess() {
          toast(t('settings.secondDropped'));
          onClose();
        },
      });
    } else verbs.confirm.mutate(code, { onSuccess: ({ recoveryCodes }) => setRecovery(recoveryCodes) });
  };
  const onCopy = async (codes: readonly string[]) =>
    (await copy(codes.join('\n'))) && toast(t('common.copiedText'));
  if (recovery) {
    return (
      <Sheet
        open={open}
        onClose={onClose}
        title={t('settings.secondDone')}
        detail={t('settings.recovery')}
        footer={
          <>
            <Button kind="outline" size="large" wide onClick={() => void onCopy(recovery)}>
              {t('common.copy')}
            </Button>
            <Button size="large" wide onClick={onClose}>
              {t('settings.recoveryKept')}
            </Button>
          </>
        }
      >
        <ul className={styles.codes}>
          {recovery.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Sheet>
    );
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('settings.secondFactor')}
      detail={enrolled ? t('settings.secondDropDetail') : t('settings.secondIntro')}
    >
      <form className={styles.factor} onSubmit={submit}>
        {!enrolled && verbs.begin.data ? (
          <div className={styles.key}>
            <QRCodeSVG value={verbs.begin.data.uri} size={148} role="img" title={t('settings.secondKey')} />
            <p>
              <small>{t('settings.secondKey')}</small>
              <code>{verbs.begin.data.secret}</code>
            </p>
          </div>
        ) : null}
        {verbs.begin.isError ? <p role="alert">{sentenceOf(verbs.begin.error)}</p> : null}
        <Field label={t('settings.secondCode')} error={active.isError ? sentenceOf(active.error) : undefined}>
          {(field) => (
            <input
              {...field}
              autoComplete="one-time-code"
              inputMode={enrolled ? 'text' : 'numeric'}
              maxLength={14}
              value={code}
              onChange={(event) => setCode(event.target.value.trim().toLowerCase())}
            />
          )}
        </Field>
        <Button type="submit" size="large" wide disabled={code.length < 6} loading={active.isPending}>
          {enrolled ? t('settings.secondDrop') : t('settings.secondSet')}
        </Button>
      </form>
    </Sheet>
  );
}
