import { SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type SearchProps = { value: string; placeholder: string; onSearch: (text: string) => void };

/** Searches 350 ms after the last key, or at once on Enter and on leaving: not while the next page is opening. */
export function SearchFilter({ value, placeholder, onSearch }: SearchProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 350);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      className="filter-search"
      allowClear
      prefix={<SearchOutlined />}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSearch(text.trim())}
      onBlur={() => text.trim() !== value && onSearch(text.trim())}
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
