import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { FieldFault } from './FormErrors.tsx';

type FailedFields = { errorFields: { name: (string | number)[]; errors: string[] }[] };

/** Collects what is wrong with a form: its own rules first, then what the server refused. */
export function useFormFaults() {
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refused, setRefused] = useState<string>();
  const show = (next: readonly FieldFault[], refusal: string | undefined) => {
    setFaults(next);
    setRefused(refusal);
    if (next.length > 0 || refusal !== undefined) window.scrollTo({ top: 0, behavior: 'smooth' });
  };
  return {
    props: { faults, refused },
    show: (next: readonly FieldFault[]) => show(next, undefined),
    /** Wraps what a good form does: earlier complaints go first. */
    onFinish:
      <V>(send: (values: V) => void) =>
      (values: V) => {
        show([], undefined);
        send(values);
      },
    onFinishFailed: ({ errorFields }: FailedFields) =>
      show(
        errorFields.map(({ name, errors }) => ({ name, text: errors[0] ?? '' })),
        undefined,
      ),
    onRefused: (error: unknown) => show([], problemOf(error).detail),
  };
}
