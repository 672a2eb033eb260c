import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';

/** Runs one action over many rows, one after the other, and says how many came through and why the first did not. */
export function useBatch(refresh: readonly QueryKey[]) {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [running, setRunning] = useState(false);

  async function run(ids: readonly string[], act: (id: string) => Promise<unknown>): Promise<string[]> {
    setRunning(true);
    const failed: string[] = [];
    let reason = '';
    for (const id of ids) {
      try {
        await act(id);
      } catch (error) {
        failed.push(id);
        reason ||= problemOf(error).detail;
      }
    }
    await Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
    setRunning(false);
    const done = ids.length - failed.length;
    if (failed.length === 0) void message.success(t('batch.done', { done }));
    else void message.warning(t('batch.partly', { done, failed: failed.length, reason }), 8);
    return failed;
  }
  return { run, running };
}
