/**
 * Who may import whom. `import type` counts as an import. Each rule has a planted violation in tests/import-rules/,
 * so that none of them can fall silent.
 */
/** Everything in `from` that is not in `allowed` (project paths). */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
});

/** Packages and built-ins that `from` may use; all others are violations. */
const onlyPackages = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { dependencyTypesNot: ['local', 'aliased'], path: '.', pathNot: ['^src/', '^tests/', ...allowed] },
});

const npm = (...names) => names.map((name) => `(?:^|/)node_modules/(?:${name})/`);
/** Built-in modules are resolved to their bare names. */
const node = (...names) => names.map((name) => `^(?:node:)?${name}$`);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/(?:main|cli)\\.ts$', '^src/launch\\.cjs$'] },
      to: {},
    },
    { name: 'no-tests-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^(?:tests|scripts)/' } },
    {
      name: 'nothing-imports-main',
      severity: 'error',
      from: { pathNot: '^src/launch\\.cjs$' },
      to: { path: '^src/(?:main|cli)\\.ts$' },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown', 'undetermined'] },
    },
    only('core-imports-core', '^src/core/', ['^src/core/'], 'The rules know no platform, no store and no files.'),
    onlyPackages('core-packages', '^src/core/', npm('zod'), 'core is pure: time, chance and storage are passed in.'),
    only('corpus-imports', '^src/corpus/', [
      '^src/corpus/',
      '^src/core/(?:ports|model|errors|view|slug|rich|ascii-json|language/stem)\\.ts$',
    ]),
    onlyPackages('corpus-packages', '^src/corpus/', [
      ...npm('minisearch', 'markdown-it', 'yaml', 'zod', '@viz-js/viz', '@resvg/resvg-js', '@expo-google-fonts/arimo'),
      ...node('fs', 'fs/promises', 'path', 'url', 'crypto', 'child_process', 'module'),
    ]),
    only('storage-imports', '^src/storage/', [
      '^src/storage/',
      '^src/core/(?:ports|model|errors|view|daily/(?:ports|model)|interview/(?:ports|model|scorecard-model)|outbox/ports|privacy/ports)\\.ts$',
    ]),
    onlyPackages('storage-packages', '^src/storage/', [...npm('kysely', 'pg'), ...node('sqlite', 'fs', 'path')]),
    only('slack-imports', '^src/platforms/slack/', [
      '^src/platforms/slack/',
      '^src/platforms/platform\\.ts$',
      '^src/core/',
    ]),
    onlyPackages('slack-packages', '^src/platforms/slack/', [
      ...npm('@slack/[^/]+', 'undici', 'zod', 'yaml'),
      ...node('http', 'crypto', 'timers/promises', 'buffer', 'querystring'),
    ]),
    only('discord-imports', '^src/platforms/discord/', [
      '^src/platforms/discord/',
      '^src/platforms/platform\\.ts$',
      '^src/core/',
    ]),
    onlyPackages('discord-packages', '^src/platforms/discord/', [
      ...npm('discord\\.js', '@discordjs/[^/]+', 'discord-api-types', 'zod'),
      ...node('crypto', 'buffer'),
    ]),
    only('web-imports', '^src/platforms/web/', ['^src/platforms/web/', '^src/platforms/platform\\.ts$', '^src/core/']),
    onlyPackages('web-packages', '^src/platforms/web/', [
      ...npm('zod'),
      ...node('http', 'crypto', 'fs', 'fs/promises', 'path', 'url', 'querystring', 'stream'),
    ]),
    {
      name: 'renderers-are-pure',
      comment: 'A renderer turns a View into markup; it neither asks nor does anything.',
      severity: 'error',
      from: { path: '^src/platforms/[^/]+/render\\.ts$' },
      to: {
        path: '^src/(?:core/(?!view\\.ts|action\\.ts|model\\.ts|rich\\.ts)|platforms/[^/]+/(?:index|receive|post)\\.ts$|storage|corpus)',
      },
    },
    only('scheduler-imports', '^src/scheduler\\.ts$', ['^src/core/(?:jobs|ports)\\.ts$']),
    onlyPackages('scheduler-packages', '^src/scheduler\\.ts$', npm('node-cron')),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
