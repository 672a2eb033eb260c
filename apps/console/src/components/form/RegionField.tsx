import { useQuery } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { call } from '../../api/wire.ts';

type Props = { id?: string; value?: string; onChange?: (code: string) => void };

export function useRegions() {
  return useQuery({
    queryKey: ['regions'],
    queryFn: () => call('GET /regions'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Province, city, district; the value is the code of the last one. */
export function RegionField({ id, value, onChange }: Props) {
  const regions = useRegions();
  return (
    <Cascader
      {...(id === undefined ? {} : { id })}
      showSearch
      allowClear={false}
      loading={regions.isPending}
      options={regions.data?.items ?? []}
      fieldNames={{ label: 'name', value: 'code' }}
      value={value === undefined ? [] : pathOf(value)}
      onChange={(path: string[]) => onChange?.(path.at(-1) ?? '')}
    />
  );
}

/** 650102 → 650000, 650100, 650102 */
function pathOf(code: string): string[] {
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  return [...new Set([province, city, code])];
}
