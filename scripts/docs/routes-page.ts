import type { Route } from '#shared/api/define-route.ts';
import { code, markdownTable } from './markdown-table.ts';

function whoOf({ access }: Route): string {
  if (access === 'public') return 'anybody';
  return access === 'member' ? 'members' : code(access.permission);
}

const addressOf = ({ host, method, path }: Route): string =>
  `${code(`${method} ${path}`)}${host === 'root' ? ' on the product’s own host' : ''}`;

const rowOf = (route: Route): string[] => [
  code(route.operationId),
  addressOf(route),
  whoOf(route),
  code(route.scope),
  String(route.status),
  route.summary,
  route.errors.map(code).join(' '),
];

/** docs/routes.md: every route by its tag, from the contracts. */
export function routesPage(routes: readonly Route[]): string {
  // A module's exports come in another order in a test runner than in Node.
  const sorted = [...routes].sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
  const tags = [...new Set(routes.map(({ tag }) => tag))].sort();
  const sections = tags.map((tag) => {
    const rows = sorted.filter((route) => route.tag === tag).map(rowOf);
    const head = [
      'operation',
      'address',
      'who may call',
      'token scope',
      'answers',
      'what it does',
      'own error codes',
    ];
    return `## ${tag}\n\n${markdownTable(head, rows)}`;
  });
  return [
    '# Routes',
    'Written by `npm run docs` from `shared/api`; do not edit. Addresses stand below `/api/v1` on the tenant’s host.',
    'Fields of parameters, bodies and answers are in the OpenAPI document that every host serves at `/api/v1/openapi.json`.',
    `${routes.length} routes.`,
    ...sections,
    '',
  ].join('\n\n');
}
