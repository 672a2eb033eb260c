import type { Id } from '../../platform/ids.ts';
import type { OpenModule } from '../../platform/module.ts';
import { publicRules } from './fetch-picture.ts';
import { importsRoutes } from './routes.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

export const openImports: OpenModule = (house) => {
  const fetching = { storage: house.storage, publicUrl: house.config.publicUrl, rules: publicRules };
  return {
    name: 'imports',
    routes: importsRoutes(house),
    jobs: [
      {
        name: 'imports.run',
        run: (database, { importId }) => runImport(database, fetching, importId as Id<'productImport'>),
      },
      {
        name: 'imports.undo',
        run: (database, { importId }) => undoImport(database, importId as Id<'productImport'>),
      },
    ],
  };
};
