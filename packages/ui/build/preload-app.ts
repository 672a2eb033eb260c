import type { Plugin, Rolldown } from 'vite';

/**
 * For an entry that draws something small and then imports the app: the page tells the browser of the app's files, at a lower
 * priority than what the entry asks for. Without it they would be known only once the entry has run. They are fetched, not
 * compiled as `modulepreload` would: on a slow phone that keeps the page busy for 400 ms when the first picture should come.
 */
export function preloadApp(): Plugin {
  let base = '/';
  return {
    name: 'jishi-preload-app',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk: entry }) {
        if (!entry) return [];
        const own = needsOf(bundle, [entry.fileName]);
        const app = needsOf(bundle, entry.dynamicImports);
        const preload = (as: 'script' | 'style') => (file: string) => ({
          tag: 'link',
          attrs: { rel: 'preload', as, href: base + file, crossorigin: true, fetchpriority: 'low' },
          injectTo: 'head' as const,
        });
        return [
          ...[...app.styles].filter((file) => !own.styles.has(file)).map(preload('style')),
          ...[...app.scripts].filter((file) => !own.scripts.has(file)).map(preload('script')),
        ];
      },
    },
  };
}

type Styled = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/** Everything some chunks need before they can run. */
function needsOf(bundle: Rolldown.OutputBundle, files: readonly string[]) {
  const [scripts, styles] = [new Set<string>(), new Set<string>()];
  const take = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || scripts.has(file)) return;
    scripts.add(file);
    (chunk as Styled).viteMetadata?.importedCss.forEach((style) => styles.add(style));
    chunk.imports.forEach(take);
  };
  files.forEach(take);
  return { scripts, styles };
}
