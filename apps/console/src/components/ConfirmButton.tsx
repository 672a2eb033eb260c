import { App, Button, Input, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<ButtonProps, 'onClick'> & {
  title: string;
  /** What will happen, in plain words. */
  consequence: ReactNode;
  confirm: string;
  onConfirm: () => Promise<unknown>;
};

/** For what cannot be taken back lightly: says what it will do, then does it. */
export function ConfirmButton({ title, consequence, confirm, onConfirm, children, ...button }: Props) {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  const ask = () =>
    void modal.confirm({
      title,
      content: consequence,
      okText: confirm,
      cancelText: t('action.cancel'),
      okButtonProps: { danger: button.danger === true },
      onOk: () => onConfirm().catch(() => undefined),
    });
  return (
    <Button {...button} onClick={ask}>
      {children}
    </Button>
  );
}

type ReasonProps = Omit<Props, 'onConfirm'> & {
  reasonLabel: string;
  onConfirm: (reason: string) => Promise<unknown>;
};

/** The same, with a reason that the other side will read. */
export function ReasonButton({
  title,
  consequence,
  confirm,
  reasonLabel,
  onConfirm,
  children,
  ...button
}: ReasonProps) {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  const ask = () => {
    let reason = '';
    const dialog = modal.confirm({
      title,
      okText: confirm,
      cancelText: t('action.cancel'),
      okButtonProps: { danger: button.danger === true, disabled: true },
      content: (
        <>
          <p>{consequence}</p>
          <ReasonField
            label={reasonLabel}
            onChange={(text) => {
              reason = text;
              dialog.update({ okButtonProps: { danger: button.danger === true, disabled: text === '' } });
            }}
          />
        </>
      ),
      onOk: () => onConfirm(reason).catch(() => undefined),
    });
  };
  return (
    <Button {...button} onClick={ask}>
      {children}
    </Button>
  );
}

function ReasonField({ label, onChange }: { label: string; onChange: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <Input.TextArea
      rows={3}
      maxLength={200}
      showCount
      value={text}
      aria-label={label}
      placeholder={label}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value.trim());
      }}
    />
  );
}
