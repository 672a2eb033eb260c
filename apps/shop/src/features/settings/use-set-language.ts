import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '@jishi/ui/language.ts';
import { setLanguage } from '../../i18n/i18n.ts';

/** The server answers in the chosen language too, so what is on the screen is asked for again. The feed keeps its order. */
export function useSetLanguage(): (language: Language) => Promise<void> {
  const queryClient = useQueryClient();
  return async (language) => {
    await setLanguage(language);
    await queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'feed' });
    queryClient.removeQueries({ queryKey: ['feed'] });
  };
}
