import { Ban, CircleHelp, Flag } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '../../components/card.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { call } from '../../data/api.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import type { FeedItem } from '../../data/videos.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import { visitor } from '../../lib/visitor.ts';
import { ReportForm } from './report-form.tsx';
import { Reasons } from './reasons.tsx';

type Part = 'menu' | 'why' | 'report';

/** Long press, or the dots of the rail: not interested, why am I seeing this (in words), report. */
export default function MenuSheet({ item, onClose }: { item: FeedItem | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('menu');
  const ensureSignedIn = useEnsureSignedIn();
  const feedback = useMutation({
    mutationFn: (videoId: string) =>
      call('POST /feed/feedback', { body: { videoId, kind: 'not_interested', visitor: visitor() } }),
    onSuccess: () => toast(t('feed.notInterestedDone')),
    onError: (error) => toast(sentenceOf(error)),
  });
  const close = () => {
    onClose();
    setPart('menu');
  };
  const titles = { menu: t('feed.menu'), why: t('feed.whyTitle'), report: t('feed.reportTitle') };
  return (
    <Sheet
      open={item !== undefined}
      onClose={close}
      title={titles[part]}
      {...(part === 'why' ? { detail: t('feed.whyDetail') } : {})}
    >
      {item && part === 'menu' ? (
        <>
          <Row
            icon={<Ban size={20} />}
            onClick={() => {
              feedback.mutate(item.video.videoId);
              close();
            }}
          >
            {t('feed.notInterested')}
          </Row>
          <Row icon={<CircleHelp size={20} />} onClick={() => setPart('why')}>
            {t('feed.why')}
          </Row>
          <Row
            icon={<Flag size={20} />}
            onClick={() => void ensureSignedIn(t('signIn.toReport')).then((yes) => yes && setPart('report'))}
          >
            {t('feed.report')}
          </Row>
        </>
      ) : null}
      {item && part === 'why' ? <Reasons item={item} /> : null}
      {item && part === 'report' ? <ReportForm videoId={item.video.videoId} onDone={close} /> : null}
    </Sheet>
  );
}
