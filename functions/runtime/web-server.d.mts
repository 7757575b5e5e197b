/** The web as our adapter builds it; it is not there before `npm run build`. */
declare module '*/dist/web/server/server.js' {
  export const server: import('./web-pages.ts').PageServer;
}
