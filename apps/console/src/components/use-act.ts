import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { problemOf } from '../api/problem.ts';

type Options<I, O> = {
  act: (input: I) => Promise<O>;
  /** Queries that are no longer true afterwards. */
  refresh?: readonly QueryKey[];
  done?: string | ((output: O) => string);
  onDone?: (output: O, input: I) => void;
  /** The form shows the refusal itself. */
  quiet?: boolean;
};

/** A change on the server: says when it is done, shows why when it is not, refreshes what it changed. */
export function useAct<I = void, O = unknown>({
  act,
  refresh = [],
  done,
  onDone,
  quiet = false,
}: Options<I, O>) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation<O, unknown, I>({
    mutationFn: act,
    onSuccess: async (output, input) => {
      await Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
      const text = typeof done === 'function' ? done(output) : done;
      if (text !== undefined) void message.success(text);
      onDone?.(output, input);
    },
    onError: (error) => {
      if (!quiet) void message.error(problemOf(error).detail, 6);
    },
  });
}
