import type { Plugin, Rolldown } from 'vite';

/**
 * For an entry that draws something small and then imports the app: the page tells the browser of the app's files, at a lower
 * priority than what the entry asks for. Without it they would be known only once the entry has run. They are fetched, not
 * compiled as `modulepreload` would: on a slow phone that keeps the page busy for 400 ms when the first picture should come.
 */
export function preloadApp(): Plugin {
  return {
    name: 'jishi-preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk: entry }) {
        if (!entry) return [];
        const { scripts, styles } = stillToCome(bundle, entry);
        const preload = (as: 'script' | 'style') => (file: string) => ({
          tag: 'link',
          attrs: { rel: 'preload', as, href: `/${file}`, crossorigin: true, fetchpriority: 'low' },
          injectTo: 'head' as const,
        });
        return [...[...styles].map(preload('style')), ...[...scripts].map(preload('script'))];
      },
    },
  };
}

type Styled = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } };

/** What the dynamic imports of an entry need, less what the entry needed itself. */
function stillToCome(bundle: Rolldown.OutputBundle, entry: Rolldown.OutputChunk) {
  const [scripts, styles] = [new Set<string>(), new Set<string>()];
  const take = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || chunk === entry || scripts.has(file)) return;
    scripts.add(file);
    (chunk as Styled).viteMetadata?.importedCss.forEach((style) => styles.add(style));
    chunk.imports.forEach(take);
  };
  entry.dynamicImports.forEach(take);
  entry.imports.forEach((file) => scripts.delete(file));
  return { scripts, styles };
}
