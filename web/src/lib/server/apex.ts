/** The product's own host, where organisations sign up. Every other host is a tenant's. */
export function apexHost(): string {
  return process.env['KEHILA_APEX'] ?? 'localhost';
}

/** Whether a page on this host belongs to the product or to a tenant. Port left out. */
export function hostKind(hostname: string): 'site' | 'tenant' {
  return hostname === apexHost() ? 'site' : 'tenant';
}
