import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { bundleAdapter } from './adapter.ts';

export default defineConfig({
  plugins: [
    tailwindcss(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/paraglide',
      strategy: ['custom-kehila', 'baseLocale'],
      emitTsDeclarations: true,
      // The same everywhere: a test run beside a build must not take its files away.
      outputStructure: 'message-modules',
    }),
    sveltekit({
      adapter: bundleAdapter({ out: '../dist/web' }),
      compilerOptions: { runes: true },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Svelte style attributes and floating menus set inline styles; scripts are nonce-only.
          'style-src': ['self', 'unsafe-inline'],
          // Pictures, files and the user pool are added per request: see security-headers.ts.
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // The sign-in library asks for Node's name of the global object.
  define: { global: 'globalThis' },
  server: { allowedHosts: ['.localhost'] },
});
