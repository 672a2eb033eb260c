import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComparedFigure, type Compared } from './ComparedFigure.tsx';
import { Loaded } from './Loaded.tsx';
import { PageHeader } from './PageHeader.tsx';
import { TodoList, type Todo } from './TodoList.tsx';

type FigureKey =
  | 'gmvFen'
  | 'orders'
  | 'buyers'
  | 'views'
  | 'exposures'
  | 'plays'
  | 'productClicks'
  | 'newPeople';

/** A figure of today by its key in the data; `define` where this page means something else by the word. */
export type TodayFigure<D> = {
  key: FigureKey & keyof D;
  define?: 'videoOrders';
  money?: true;
  to?: string;
};

type Props<D> = {
  name: string;
  actions?: ReactNode;
  todos: readonly Todo[];
  waiting: boolean;
  /** Left out for those who may not see figures. */
  query?: UseQueryResult<D> | undefined;
  figures: readonly TodayFigure<D>[];
  /** A figure that has nothing to compare with. */
  more?: (data: D) => ReactNode;
  children: (data: D) => ReactNode;
};

/** What needs me now, then how today compares, then how it came about: the home of every area. */
export function HomeBoard<D extends { [K in FigureKey]?: Compared | unknown[] }>(props: Props<D>) {
  const { name, actions, todos, waiting, query, figures, more, children } = props;
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('home.hello', { name })} intro={t('home.now')} actions={actions} />
      <TodoList todos={todos} waiting={waiting} />
      {query !== undefined && (
        <Loaded query={query}>
          {(data) => (
            <>
              <h2 className="home-part">{t('home.today')}</h2>
              <div className="cards">
                {figures.map(({ key, define = key, money = false, to }) => (
                  <ComparedFigure
                    key={key}
                    name={t(`data.${key}`)}
                    definition={t(`data.define.${define}`)}
                    figure={data[key] as Compared}
                    money={money}
                    {...(to === undefined ? {} : { to })}
                  />
                ))}
                {more?.(data)}
              </div>
              <div className="columns-wide">{children(data)}</div>
            </>
          )}
        </Loaded>
      )}
    </>
  );
}
