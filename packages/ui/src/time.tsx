import { formatTime } from './format-time.ts';
import { localeOf, useLanguage } from './language.ts';

/** A moment in words, with the exact moment behind it. */
export function Time({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(localeOf(language), { timeZoneName: 'short' })}>
      {formatTime(at, language)}
    </time>
  );
}
