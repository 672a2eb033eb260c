import react from '@vitejs/plugin-react';
import { precompress } from '../../packages/ui/build/precompress.ts';
import { preloadApp } from '../../packages/ui/build/preload-app.ts';
import { defineConfig } from 'vite';

const server = process.env['JISHI_SERVER'] ?? 'http://127.0.0.1:4000';
// Everything that is not this app comes from the server: the API, pictures and videos, the local bank's page.
const proxied = ['/api', '/media', '/pictures', '/uploads', '/local-bank'];
// What every page needs whole: one file that stays in the browser's cache when the app changes, instead of seven.
const libraries =
  /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack[\\/][a-z-]+|i18next|react-i18next|html-parse-stringify|void-elements|use-sync-external-store|tslib)[\\/]/;

export default defineConfig({
  base: '/',
  plugins: [react(), preloadApp(), precompress()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2022',
    cssTarget: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'libraries', test: libraries, includeDependenciesRecursively: false }],
        },
      },
    },
  },
  server: {
    port: 4300,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
