/**
 * Who may import whom. One row a room: `may` lists the rooms it may import, `types` those of which it may
 * only know the types. What is not listed is forbidden. docs/architecture.md shows the same table in words.
 */
const rooms = {
  '^shared/': { may: ['^shared/'], packages: ['zod'] },
  '^events/contracts/': { may: ['^events/contracts/', '^shared/'], packages: ['zod'] },
  '^events/consumers/': { may: ['^events/', '^shared/', '^functions/core/'], packages: ['zod'] },
  '^functions/core/': { may: ['^functions/(core|table)/', '^events/contracts/', '^shared/'] },
  '^functions/table/': {
    may: ['^functions/table/', '^shared/'],
    types: ['^events/contracts/', '^functions/core/context[.]ts$'],
    packages: ['@aws-sdk/(client-dynamodb|lib-dynamodb|util-dynamodb|types)', 'dynamodb-toolbox', 'zod'],
  },
  '^functions/cloud/': {
    may: ['^functions/(cloud|table)/', '^shared/'],
    types: ['^events/contracts/', '^functions/core/'],
  },
  '^functions/middleware/': {
    may: ['^functions/(middleware|core|table)/', '^shared/'],
    types: ['^functions/cloud/'],
  },
  '^functions/http/': { may: ['^functions/(http|core|middleware)/', '^shared/'] },
  '^functions/runtime/': {
    may: ['^functions/(runtime|http|middleware|core|table|cloud)/', '^events/', '^shared/'],
  },
  '^functions/entry/': { may: ['^functions/', '^events/', '^shared/'] },
  '^infra/': { may: ['^infra/', '^events/', '^shared/', '^functions/cloud/'] },
  '^web/': {
    may: ['^web/', '^shared/', '^functions/runtime/api-in-process[.]ts$'],
  },
  '^scripts/bench/': {
    may: ['^(scripts|shared|events|functions|infra)/', '^test/(bench|support)/', '^package[.]json$'],
  },
  '^scripts/(?!bench/)': { may: ['^(scripts|shared|events|functions|infra)/', '^package[.]json$'] },
};

const PACKAGE = 'node_modules/';
const escaped = (name) => name.replaceAll('/', '[/]');

/** The rules that come from one row. */
function rulesOf([from, { may, types = [], packages }]) {
  const name = from
    .replace(/[(].*[)]|[^a-z/]/g, '')
    .replace(/[/]$/, '')
    .replaceAll('/', '-');
  const everywhere = [...may, PACKAGE];
  const rules = [
    {
      name: `${name}-imports-only-its-neighbours`,
      severity: 'error',
      from: { path: from },
      to: { pathNot: [...everywhere, ...types], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
  ];
  if (types.length > 0)
    rules.push({
      name: `${name}-knows-only-types-of`,
      comment: 'Its neighbour there is given to it as a value by whoever builds the process.',
      severity: 'error',
      from: { path: from },
      to: { path: types, pathNot: may, dependencyTypesNot: ['type-only'] },
    });
  if (packages !== undefined)
    rules.push({
      name: `${name}-stands-on-few-packages`,
      severity: 'error',
      from: { path: from },
      to: { path: PACKAGE, pathNot: packages.map((one) => `${PACKAGE}(@types/)?${escaped(one)}/`) },
    });
  return rules;
}

/** Files of the web that run on the server only; the framework refuses to send them to a browser. */
const WEB_SERVER = [
  '[.]server[.]ts$',
  '/server/',
  '[+]server[.]ts$',
  '^web/(adapter|vite[.]config|vitest[.]config)[.]ts$',
];

const rules = [
  {
    name: 'core-knows-no-cloud',
    comment: 'Operations get the cloud as ports in their context, so that a rule can be tested without one.',
    severity: 'error',
    from: { path: '^(functions/(core|http)|events)/' },
    to: { path: `${PACKAGE}(@aws-sdk|@aws-lambda-powertools|aws-|@middy|@types/aws-lambda)` },
  },
  {
    name: 'dynamodb-has-one-room',
    comment:
      'Whoever else could name a table could name another tenant. The clients are made in one file of cloud.',
    severity: 'error',
    from: {
      path: '^(functions|events|infra|web)/',
      pathNot: '^functions/(table/|cloud/(clients|tenant-cloud)[.]ts$|runtime/relay-records[.]ts$)',
    },
    to: { path: `${PACKAGE}@aws-sdk/(client|lib|util)-dynamodb/` },
  },
  {
    name: 'browser-gets-no-contracts',
    comment: 'The contracts carry zod, 24 KB gzip. A browser needs their types only.',
    severity: 'error',
    from: { path: '^web/src/', pathNot: WEB_SERVER },
    to: { path: ['^shared/', '^functions/'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'product-needs-no-tests-or-scripts',
    severity: 'error',
    from: { path: '^(shared|events|functions|infra|web)/' },
    to: { path: '^(test|scripts)/' },
  },
  {
    name: 'product-runs-without-development-packages',
    severity: 'error',
    from: { path: '^(shared|events|functions)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: `${PACKAGE}@types/` },
  },
  {
    name: 'packages-are-named-in-package-json',
    severity: 'error',
    from: { path: '^(shared|events|functions|infra|scripts|test)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'other-folders-by-their-name',
    comment:
      'A relative path that leaves its top folder breaks when the file moves: write #shared/…, #functions/….',
    severity: 'error',
    from: { path: '^(shared|events|functions|infra|scripts|test)/', pathNot: '^test/web/' },
    to: {
      path: '^(shared|events|functions|infra|test|web/src/lib)/',
      pathNot: '^$1/',
      dependencyTypesNot: ['aliased-subpath-import'],
    },
  },
  {
    name: 'no-circles',
    severity: 'error',
    from: { path: '^(shared|events|functions|infra|web|scripts)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'every-import-exists',
    severity: 'error',
    from: {},
    to: {
      couldNotResolve: true,
      pathNot: [
        // Made by the web's build, which comes before the entry's own.
        'dist/web/server/server[.]js$',
        '^[$]app/',
        '^[.]/[$]types$',
        'paraglide/',
        '^svelte/internal',
      ],
    },
  },
];

export default {
  forbidden: [...Object.entries(rooms).flatMap(rulesOf), ...rules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)[.]svelte-kit/', '^web/src/paraglide/', '^dist/', 'svelte/internal'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
