import { Tabs } from 'antd';

type Props<S extends string> = {
  value: string;
  states: readonly S[];
  nameOf: (state: S | 'all') => string;
  counts?: Partial<Record<S, number>> | undefined;
  withAll?: boolean;
  onChange: (state: string) => void;
};

/** States as tabs with how many there are; '' stands for all. */
export function StateTabs<S extends string>({
  value,
  states,
  nameOf,
  counts,
  withAll = true,
  onChange,
}: Props<S>) {
  const items = [
    ...(withAll ? [{ key: 'all', label: nameOf('all') }] : []),
    ...states.map((state) => {
      const count = counts?.[state];
      return {
        key: state,
        label:
          count === undefined ? (
            nameOf(state)
          ) : (
            <>
              {nameOf(state)} <span className="tab-count">{count}</span>
            </>
          ),
      };
    }),
  ];
  return (
    <Tabs
      className="state-tabs"
      activeKey={value === '' ? 'all' : value}
      items={items}
      onChange={(key) => onChange(key === 'all' ? '' : key)}
    />
  );
}
