/** Where to go afterwards. Only a path on this host: `//evil.example` and `/\evil.example` are other hosts to a browser. */
export function safeNext(wanted: FormDataEntryValue | null): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return '/';
  return wanted;
}
