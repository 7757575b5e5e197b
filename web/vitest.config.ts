import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('..'),
  plugins: [
    paraglideVitePlugin({
      project: here('./project.inlang'),
      outdir: here('./src/paraglide'),
      strategy: ['custom-kehila', 'baseLocale'],
      emitTsDeclarations: true,
      // The same everywhere: a test run beside a build must not take its files away.
      outputStructure: 'message-modules',
    }),
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    svelteTesting(),
  ],
  // Components post to actions; the part of the framework that enhances a form is not under test here.
  resolve: { alias: { '$app/forms': here('../test/web/support/app-forms.ts') } },
  test: {
    name: 'web',
    environment: 'jsdom',
    include: ['test/web/**/*.test.ts'],
    setupFiles: [here('../test/web/support/setup.ts')],
  },
});
