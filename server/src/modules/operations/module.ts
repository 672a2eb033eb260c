import { hour } from '../../platform/clock.ts';
import type { OpenModule } from '../../platform/module.ts';
import { policiesRoutes } from './policies.routes.ts';
import { operationsRoutes } from './routes.ts';
import { tidyPlatform } from './tidy.ts';

export const openOperations: OpenModule = () => ({
  name: 'operations',
  routes: [...operationsRoutes, ...policiesRoutes],
  sweeps: [{ name: 'operations.tidy', everyMs: hour, run: tidyPlatform }],
});
