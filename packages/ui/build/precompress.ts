import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(js|css|html|svg|json|webmanifest)$/;
const smallestBytes = 1024; // below this the header costs more than is saved

/**
 * Writes .br and .gz beside each text file of a build once, so that the server sends them without compressing at each request.
 * It reads what was written: vite still changes chunks after every plugin has seen them.
 */
export function precompress(): Plugin {
  return {
    name: 'jishi-precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const name of Object.keys(bundle)) if (worthIt.test(name)) compress(join(dir, name));
    },
  };
}

function compress(path: string): void {
  const source = readFileSync(path);
  if (source.length < smallestBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: source.length };
  writeFileSync(`${path}.br`, brotliCompressSync(source, { params }));
  writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }));
}
