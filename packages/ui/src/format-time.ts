import { localeOf, type Language } from './language.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Relative within a day ("3 分钟前", "in 2 hours"), else absolute, with the zone where it is not China's. The year is left out while it is this year. */
export function formatTime(iso: string, language: Language, now: number = Date.now()): string {
  const time = Date.parse(iso);
  const distance = time - now;
  if (Math.abs(distance) < day) return relative(distance, language);
  return formatMoment(iso, language, now);
}

/** The moment itself, however near it is. */
export function formatMoment(iso: string, language: Language, now: number = Date.now()): string {
  const time = Date.parse(iso);
  return absolute(time, language, new Date(time).getFullYear() !== new Date(now).getFullYear());
}

function relative(distanceMs: number, language: Language): string {
  const away = Math.abs(distanceMs);
  if (away < minute) return language === 'zh' ? '刚刚' : 'just now';
  const words = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' });
  if (away < hour) return words.format(Math.trunc(distanceMs / minute), 'minute');
  return words.format(Math.trunc(distanceMs / hour), 'hour');
}

function absolute(time: number, language: Language, withYear: boolean): string {
  const words = new Intl.DateTimeFormat(localeOf(language), {
    ...(withYear ? { year: 'numeric' } : {}),
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  // Asked for in one piece, Chinese would have the zone between day and hour.
  return inChina(time) ? words.format(time) : `${words.format(time)} ${zoneOf(time, language)}`;
}

/** Everybody here lives by +08:00: the zone is said only to those who look from elsewhere. */
const inChina = (time: number): boolean => new Date(time).getTimezoneOffset() === -480;

function zoneOf(time: number, language: Language): string {
  const parts = new Intl.DateTimeFormat(localeOf(language), {
    hour: 'numeric',
    timeZoneName: 'short',
  }).formatToParts(time);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** A deadline as the clock shows it: the time alone on the same day, else with the date. */
export function formatDeadline(iso: string, language: Language, now: number = Date.now()): string {
  const time = new Date(iso);
  const today = time.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(localeOf(language), {
    ...(today ? {} : { month: language === 'zh' ? 'long' : 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
}

export function formatDay(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(Date.parse(iso));
}

/** 75,000 ms → "1:15", for videos and short countdowns. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
