import type { Body } from '@jishi/wire';

export type Role = Body<'POST /shops/:shopId/staff'>['role'];

export const roles: readonly Role[] = ['owner', 'manager', 'clerk', 'warehouse', 'finance'];
