import { useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { policiesKey, usePolicy } from '../../features/policies/policy-queries.ts';
import { PolicyEditor } from '../../features/policies/PolicyEditor.tsx';

export default function PolicyPage() {
  // `orders.terms` is at policies/orders/terms: a dot in the last part of an address asks for a file.
  const name = (useParams()['*'] ?? '').replaceAll('/', '.');
  const queries = useQueryClient();
  const policy = usePolicy(name);
  return (
    <Loaded query={policy}>
      {(data) => (
        // A saved version begins a new form; only then is what was typed no longer wanted.
        <PolicyEditor
          key={`${data.name} ${data.seenVersion}`}
          policy={data}
          onReload={() => void queries.invalidateQueries({ queryKey: policiesKey })}
        />
      )}
    </Loaded>
  );
}
