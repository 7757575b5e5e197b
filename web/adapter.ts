import { rmSync } from 'node:fs';
import type { Adapter } from '@sveltejs/kit';

/**
 * Writes the built site as `client/` (static files) and `server/server.js` (exports `server`), with every
 * dependency bundled in. The local server and the Lambda entry serve the same files.
 */
export function bundleAdapter({ out }: { readonly out: string }): Adapter {
  return {
    name: 'kehila-bundle',
    adapt(builder) {
      rmSync(out, { force: true, recursive: true });
      builder.writeClient(`${out}/client`);
      builder.writePrerendered(`${out}/client`);
      builder.generateServerInstance(`${builder.getServerDirectory()}/server.js`);
      builder.copy(builder.getServerDirectory(), `${out}/server`);
    },
    supports: { read: () => false },
    vite: {
      plugins: [
        { name: 'kehila-bundle-server', apply: 'build', config: () => ({ ssr: { noExternal: true } }) },
      ],
    },
  };
}
