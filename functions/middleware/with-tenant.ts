import { timingSafeEqual } from 'node:crypto';
import { AppError, forbidden, notFound } from '#shared/errors.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import { found, type Edge, type Passing } from './edge.ts';

/** How long a process trusts what it knows of a tenant: a suspension reaches everybody within this time. */
const FRESH_FOR_MS = 10_000;

/** The front door's key; without it the host header could be anybody's word. */
export function requireEdge(
  edge: { settings: Pick<Settings, 'KEHILA_EDGE_KEY'> },
  given: string | undefined,
): void {
  const expected = Buffer.from(edge.settings.KEHILA_EDGE_KEY);
  const shown = Buffer.from(given ?? '');
  if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) throw forbidden('edge.required');
}

/** `acme.example.org` below `example.org` is `acme`; anything else has no tenant. */
export function slugOfHost(host: string, apex: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  const slug = name.endsWith(`.${apex}`) ? name.slice(0, -apex.length - 1) : undefined;
  return slug === undefined || slug === '' || slug.includes('.') ? undefined : slug;
}

/** Finds tenants by slug, and remembers them for some seconds. One per process. */
function tenantFinder(edge: Edge): (slug: string) => Promise<DirectoryEntry | undefined> {
  const known = new Map<string, { at: number; entry: DirectoryEntry }>();
  return async (slug) => {
    const kept = known.get(slug);
    if (kept !== undefined && edge.clock() - kept.at < FRESH_FOR_MS) return kept.entry;
    const entry = await edge.directory.findBySlug(slug);
    if (entry === undefined) known.delete(slug);
    else known.set(slug, { at: edge.clock(), entry });
    return entry;
  };
}

const finders = new WeakMap<Edge, ReturnType<typeof tenantFinder>>();

/** Host → tenant. An unknown host is `tenant.not_found`; a suspended one says so. */
export function withTenant(edge: Edge) {
  const find = finders.get(edge) ?? tenantFinder(edge);
  finders.set(edge, find);
  return {
    async before(request: Passing) {
      const { headers } = request.event;
      requireEdge(edge, headers['x-kehila-edge']);
      const slug = slugOfHost(headers['x-kehila-host'] ?? '', edge.settings.KEHILA_APEX);
      const tenant = slug === undefined ? undefined : await find(slug);
      if (tenant === undefined || tenant.status === 'provisioning' || tenant.status === 'deleting')
        throw notFound('tenant');
      if (tenant.status === 'suspended') throw new AppError('tenant.suspended', { kind: 'unavailable' });
      const facts = found(request);
      facts.tenant = tenant;
      facts.origin = headers['x-kehila-origin'] ?? `https://${tenant.slug}.${edge.settings.KEHILA_APEX}`;
    },
  };
}
