import { Time } from '@jishi/ui/time.tsx';
import styles from './orders.module.css';

type Step = { at: string; words: string; place?: string };

/** Newest first, in plain words. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.timeline}>
      {steps.map((step, index) => (
        <li key={`${step.at}${step.words}`} data-newest={index === 0}>
          {step.words}
          <small>
            <Time at={step.at} />
            {step.place ? ` · ${step.place}` : ''}
          </small>
        </li>
      ))}
    </ol>
  );
}
