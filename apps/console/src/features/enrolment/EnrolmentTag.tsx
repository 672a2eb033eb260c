import { useTranslation } from 'react-i18next';
import { Tone } from '../../components/Tone.tsx';
import type { EnrolmentCall, EnrolmentState } from './enrolment-queries.ts';

const tones: Record<EnrolmentState, Tone> = { joined: 'good', agree_again: 'bad', left: 'quiet' };

export function EnrolmentStateTag({ state }: { state: EnrolmentState }) {
  const { t } = useTranslation();
  return <Tone is={tones[state]}>{t(`enrolment.state.${state}`)}</Tone>;
}

/** How the shop stands to it: takes part, may join, or neither. */
export function EnrolmentTag({ call: { enrolment, open } }: { call: EnrolmentCall }) {
  const { t } = useTranslation();
  if (enrolment !== null && !(enrolment.state === 'left' && open))
    return <EnrolmentStateTag state={enrolment.state} />;
  return <Tone is={open ? 'info' : 'quiet'}>{t(open ? 'enrolment.open' : 'enrolment.closed')}</Tone>;
}
