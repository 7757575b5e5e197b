/** Headers every page carries beside the CSP, which the framework writes with its nonce. */
export function securityHeaders(url: URL): readonly (readonly [string, string])[] {
  const always = [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()'],
  ] as const;
  // Two years, as hstspreload.org asks.
  const overTls = [['strict-transport-security', 'max-age=63072000; includeSubDomains']] as const;
  return url.protocol === 'https:' ? [...always, ...overTls] : always;
}
