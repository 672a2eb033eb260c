import { formatMoment, formatTime } from './format-time.ts';
import { localeOf } from './language.ts';
import { useLanguage } from './use-language.ts';

/** A moment in words, with the exact moment behind it; `exact` says the moment itself, however near it is. */
export function Time({ at, exact = false }: { at: string; exact?: boolean }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(localeOf(language), { timeZoneName: 'short' })}>
      {exact ? formatMoment(at, language) : formatTime(at, language)}
    </time>
  );
}
