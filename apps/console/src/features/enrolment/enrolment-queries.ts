import type { Item, Reply } from '@jishi/wire';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/wire.ts';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';

export type EnrolmentCall = Item<'GET /shops/:shopId/enrolment-calls'>;
export type EnrolmentState = NonNullable<EnrolmentCall['enrolment']>['state'];
export type Called = Reply<'GET /operations/activities/:activityId/enrolment-call'>;
export type Enrolled = Item<'GET /operations/enrolment-calls/:callId/enrolments'>;

export const enrolmentsKey = (shopId: string) => ['shop', shopId, 'enrolment'] as const;

export const useEnrolmentCalls = (shopId: string) =>
  useCursorPages<EnrolmentCall>([...enrolmentsKey(shopId), 'list'], (cursor) =>
    call('GET /shops/:shopId/enrolment-calls', {
      params: { shopId },
      query: cursor === undefined ? {} : { cursor },
    }),
  );

export const useEnrolmentCall = (shopId: string, callId: string) =>
  useQuery({
    queryKey: [...enrolmentsKey(shopId), callId],
    queryFn: () => call('GET /shops/:shopId/enrolment-calls/:callId', { params: { shopId, callId } }),
  });

/** What operators call shops to: an activity or a batch of coupons. */
export type CalledFor = { readonly activityId: string } | { readonly batchId: string };
export const calledKey = ['operations', 'enrolment'] as const;

export const useCalled = (offer: CalledFor) =>
  useQuery({
    queryKey: [...calledKey, offer],
    queryFn: () =>
      'activityId' in offer
        ? call('GET /operations/activities/:activityId/enrolment-call', { params: offer })
        : call('GET /operations/coupon-batches/:batchId/enrolment-call', { params: offer }),
  });

export const callForShops = (offer: CalledFor, closesAt: string): Promise<Called> =>
  'activityId' in offer
    ? call('PUT /operations/activities/:activityId/enrolment-call', { params: offer, body: { closesAt } })
    : call('PUT /operations/coupon-batches/:batchId/enrolment-call', { params: offer, body: { closesAt } });

export const useEnrolled = (callId: string) =>
  useCursorPages<Enrolled>([...calledKey, callId, 'shops'], (cursor) =>
    call('GET /operations/enrolment-calls/:callId/enrolments', {
      params: { callId },
      query: cursor === undefined ? {} : { cursor },
    }),
  );
