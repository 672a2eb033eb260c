import { CascaderView } from 'antd-mobile';
import { useMemo, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '@jishi/ui/language.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../../components/button.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { Loaded } from '../../components/states.tsx';
import { useRegions, type Province } from '../../data/regions.ts';

type RegionPickerProps = {
  open: boolean;
  code: string | undefined;
  onPick: (code: string) => void;
  onClose: () => void;
};

/** Province, city, district; done when the last level is chosen. */
export function RegionPicker({ open, code, onPick, onClose }: RegionPickerProps) {
  const { t } = useTranslation();
  const regions = useRegions(open);
  return (
    <Sheet open={open} onClose={onClose} title={t('addresses.region')} tall>
      <Loaded query={regions} waiting={<ListSkeleton rows={5} picture={8} />}>
        {(provinces) => (
          <Levels
            provinces={provinces}
            code={code}
            onPick={(picked) => {
              onPick(picked);
              onClose();
            }}
          />
        )}
      </Loaded>
    </Sheet>
  );
}

// The list takes what the tabs above it (44 px) and the button below it (60 px) leave of the sheet.
const allOfSheet: CSSProperties = { height: '100%', containerType: 'size' };
const heightOf = (withButton: boolean) =>
  ({ '--height': `calc(100cqh - ${withButton ? 104 : 44}px)` }) as CSSProperties;

const toOptions = (provinces: readonly Province[], language: Language) =>
  provinces.map((province) => ({
    label: language === 'en' ? `${province.nameEn} ${province.name}` : province.name,
    value: province.code,
    children: province.children.map((city) => ({
      label: city.name,
      value: city.code,
      ...(city.children.length > 0
        ? { children: city.children.map((district) => ({ label: district.name, value: district.code })) }
        : {}),
    })),
  }));

function Levels({
  provinces,
  code,
  onPick,
}: {
  provinces: readonly Province[];
  code: string | undefined;
  onPick: (code: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = useMemo(() => toOptions(provinces, language), [provinces, language]);
  const [path, setPath] = useState<string[]>(() => startOf(provinces, code));
  const last = path.at(-1);
  const complete = isLeaf(provinces, last);
  return (
    <div style={allOfSheet}>
      <CascaderView
        options={options}
        value={path}
        placeholder={t('addresses.choose')}
        style={heightOf(complete)}
        onChange={(value) => {
          const next = value.map(String);
          setPath(next);
          if (isLeaf(provinces, next.at(-1))) onPick(next.at(-1) ?? '');
        }}
      />
      {complete && last ? (
        <Button size="large" wide onClick={() => onPick(last)}>
          {t('common.confirm')}
        </Button>
      ) : null}
    </div>
  );
}

function startOf(provinces: readonly Province[], code: string | undefined): string[] {
  if (!code) return [];
  const province = provinces.find((one) => one.code.slice(0, 2) === code.slice(0, 2));
  const city = province?.children.find((one) => one.code.slice(0, 4) === code.slice(0, 4));
  const district = city?.children.find((one) => one.code === code);
  return [province?.code, city?.code, district?.code].filter((one) => one !== undefined);
}

function isLeaf(provinces: readonly Province[], code: string | undefined): boolean {
  if (!code) return false;
  const cities = provinces.flatMap((province) => province.children);
  const city = cities.find((one) => one.code === code);
  return city
    ? city.children.length === 0
    : cities.some((one) => one.children.some((district) => district.code === code));
}
