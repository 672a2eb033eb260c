import { DotLoading } from 'antd-mobile';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './button.module.css';

type Kind = 'primary' | 'soft' | 'outline' | 'quiet';
type Size = 'small' | 'medium' | 'large';

type ButtonProps = {
  kind?: Kind;
  size?: Size;
  wide?: boolean;
  loading?: boolean;
  children: ReactNode;
} & Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'onClick' | 'disabled' | 'type' | 'form' | 'aria-describedby'
>;

const classes = (kind: Kind, size: Size, wide: boolean) =>
  [styles.button, styles[kind], styles[size], wide ? styles.wide : ''].join(' ');

export function Button({
  kind = 'primary',
  size = 'medium',
  wide = false,
  loading = false,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(kind, size, wide)}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
    >
      {children}
      {loading ? <DotLoading color="currentColor" /> : null}
    </button>
  );
}

export function ButtonLink({
  to,
  kind = 'primary',
  size = 'medium',
  wide = false,
  children,
}: {
  to: string;
  kind?: Kind;
  size?: Size;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Link to={to} className={classes(kind, size, wide)}>
      {children}
    </Link>
  );
}

type IconButtonProps = {
  label: string;
  onClick: () => void;
  onPicture?: boolean;
  pressed?: boolean;
  disabled?: boolean;
  children: ReactNode;
};

/** A picture of an action; the label is what a screen reader says. 40 px so that a thumb finds it. */
export function IconButton({
  label,
  onClick,
  onPicture = false,
  pressed,
  disabled,
  children,
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={onPicture ? `${styles.icon} ${styles.onPicture}` : styles.icon}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
