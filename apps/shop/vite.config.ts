import react from '@vitejs/plugin-react';
import { precompress } from '../../packages/ui/build/precompress.ts';
import { defineConfig } from 'vite';

const server = process.env['JISHI_SERVER'] ?? 'http://127.0.0.1:4000';
// Everything that is not this app comes from the server: the API, pictures and videos, the local bank's page.
const proxied = ['/api', '/media', '/pictures', '/uploads', '/local-bank'];

export default defineConfig({
  base: '/',
  plugins: [react(), precompress()],
  build: { outDir: 'dist', manifest: true, target: 'es2022', cssTarget: 'es2022' },
  server: {
    port: 4300,
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
