import type { OpenModule } from '../../platform/module.ts';
import { policiesRoutes } from './policies.routes.ts';
import { operationsRoutes } from './routes.ts';

export const openOperations: OpenModule = () => ({
  name: 'operations',
  routes: [...operationsRoutes, ...policiesRoutes],
});
