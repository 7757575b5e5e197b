/** Headers every page carries beside the CSP, which the framework writes with its nonce. */
export function securityHeaders(url: URL): readonly (readonly [string, string])[] {
  const always = [
    // A page is made for one reader; only the same browser may keep it, and asks before it shows it again.
    ['cache-control', 'private, no-cache'],
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

/**
 * Lets a page reach what is not on its own host: files have a host apart, and the sign-in page proves the password to
 * the user pool (in the local cloud that is our own host).
 */
export function openPolicy(policy: string, { signIn }: { signIn: boolean }): string {
  const files = process.env['KEHILA_FILES_ORIGIN'] ?? '';
  const isLocal = process.env['AWS_ENDPOINT_URL'] !== undefined;
  const pool =
    signIn && !isLocal ? `https://cognito-idp.${process.env['AWS_REGION'] ?? ''}.amazonaws.com` : '';
  const connect = ["connect-src 'self'", files, pool].filter(Boolean).join(' ');
  const images = ["img-src 'self' data: blob: https:", files].filter(Boolean).join(' ');
  const media = ["media-src 'self'", files].filter(Boolean).join(' ');
  return `${policy}; ${connect}; ${images}; ${media}`;
}
