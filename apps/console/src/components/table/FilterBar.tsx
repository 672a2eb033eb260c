import { SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type SearchProps = { value: string; placeholder: string; onSearch: (text: string) => void };

const pauseMs = 350;

/** Searches when the typing pauses, or at once on Enter and on leaving: never while the next page is opening. */
export function SearchFilter({ value, placeholder, onSearch }: SearchProps) {
  const [text, setText] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(pause.current), []);
  const search = (typed: string) => {
    clearTimeout(pause.current);
    if (typed.trim() !== value) onSearch(typed.trim());
  };
  const type = (typed: string) => {
    setText(typed);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => search(typed), pauseMs);
  };
  return (
    <Input
      className="filter-search"
      allowClear
      prefix={<SearchOutlined />}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => type(event.target.value)}
      onPressEnter={() => search(text)}
      onBlur={() => search(text)}
    />
  );
}

type SelectProps = {
  value: string;
  label: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One choice; '' stands for all. */
export function SelectFilter({ value, label, options, onChange }: SelectProps) {
  return (
    <Select
      className="filter-select"
      value={value === '' ? null : value}
      placeholder={label}
      aria-label={label}
      allowClear
      options={options}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}

export function FilterBar({
  narrowed,
  onClear,
  children,
}: {
  narrowed: boolean;
  onClear: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} wrap align="center" role="search">
      {children}
      {narrowed && (
        <Button type="link" onClick={onClear}>
          {t('table.clearFilters')}
        </Button>
      )}
    </Flex>
  );
}
