import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from '../../packages/ui/build/precompress.ts';

const api = process.env['JISHI_API'] ?? 'http://127.0.0.1:4300';

export default defineConfig({
  base: '/console/',
  plugins: [react(), precompress()],
  // One copy of React, also for what packages/ui brings.
  resolve: { dedupe: ['react', 'react-dom', 'react-i18next', 'i18next'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, sourcemap: false },
  server: { proxy: { '/api': api, '/media': api } },
});
