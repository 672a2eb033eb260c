import type { OpenModule } from '../../platform/module.ts';
import { operationsRoutes } from './routes.ts';

export const openOperations: OpenModule = () => ({ name: 'operations', routes: operationsRoutes });
