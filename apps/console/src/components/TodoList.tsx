import { RightOutlined } from '@ant-design/icons';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export type Todo = {
  key: string;
  title: string;
  hint: string;
  count: number;
  more?: boolean;
  to: string;
  urgent: boolean;
};

/** What needs me now, the pressing first; what is done is not listed. */
export function TodoList({ todos, waiting }: { todos: readonly Todo[]; waiting: boolean }) {
  const { t } = useTranslation();
  const open = todos.filter((todo) => todo.count > 0);
  return (
    <section aria-label={t('home.now')} className="todos">
      {open.length === 0 && !waiting && <Card className="todo-empty">{t('home.allDone')}</Card>}
      {open.map((todo) => (
        <Link key={todo.key} to={todo.to} className={`todo ${todo.urgent ? 'todo-urgent' : ''}`}>
          <span className="todo-count">
            {todo.count}
            {todo.more === true && '+'}
          </span>
          <span className="todo-words">
            <strong>{todo.title}</strong>
            <span className="quiet small">{todo.hint}</span>
          </span>
          <RightOutlined className="quiet" />
        </Link>
      ))}
    </section>
  );
}
