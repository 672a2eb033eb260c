import type { FormInstance } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { FieldFault } from './FormErrors.tsx';

type FailedFields = { errorFields: { name: (string | number)[]; errors: string[] }[] };

/** Collects what is wrong with a form: its own rules first, then what the server refused. */
export function useFormFaults(form: FormInstance) {
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refused, setRefused] = useState<string>();
  const clear = () => {
    setFaults([]);
    setRefused(undefined);
  };
  return {
    props: { form, faults, refused },
    clear,
    onFinishFailed: ({ errorFields }: FailedFields) => {
      setRefused(undefined);
      setFaults(errorFields.map(({ name, errors }) => ({ name, text: errors[0] ?? '' })));
      window.scrollTo({ top: 0, behavior: 'smooth' });
    },
    onRefused: (error: unknown) => {
      setFaults([]);
      setRefused(problemOf(error).detail);
      window.scrollTo({ top: 0, behavior: 'smooth' });
    },
  };
}
