import { InputNumber } from 'antd';

type Props = {
  value?: number | null;
  onChange?: (fen: number | null) => void;
  id?: string;
  minFen?: number;
  maxFen?: number;
  placeholder?: string;
  disabled?: boolean;
  'aria-label'?: string;
};

/** An amount typed in yuan and kept in whole fen, so that no form ever calculates with fractions. */
export function YuanInput({ value, onChange, minFen = 0, maxFen = 100_000_000_000, ...rest }: Props) {
  return (
    <InputNumber<number>
      {...rest}
      className="yuan-input"
      prefix="¥"
      precision={2}
      min={minFen / 100}
      max={maxFen / 100}
      value={value === null || value === undefined ? null : value / 100}
      onChange={(yuan) => onChange?.(yuan === null ? null : Math.round(yuan * 100))}
    />
  );
}
