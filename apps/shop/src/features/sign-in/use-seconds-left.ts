import { useEffect, useState } from 'react';

/** Counts whole seconds down to zero; the second value starts a new wait. */
export function useSecondsLeft(firstSeconds: number): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(firstSeconds);
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}
