import { createRequire } from 'node:module';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;

/** A rule never seen to fail is no rule: tests/fixtures/import-rules holds one violation of each. */
const planted: Record<string, string> = {
  'no-cycles': 'src/core/ring-a.ts',
  'no-orphans': 'src/core/alone.ts',
  'no-tests-in-src': 'src/core/wants-tests.ts',
  'nothing-imports-main': 'src/core/wants-main.ts',
  'no-undeclared-packages': 'src/core/wants-dev.ts',
  'core-imports-core': 'src/core/wants-storage.ts',
  'core-packages': 'src/core/wants-sdk.ts',
  'corpus-imports': 'src/corpus/wants-bot.ts',
  'corpus-packages': 'src/corpus/wants-kysely.ts',
  'storage-imports': 'src/storage/wants-bot.ts',
  'storage-packages': 'src/storage/wants-search.ts',
  'slack-imports': 'src/platforms/slack/wants-storage.ts',
  'slack-packages': 'src/platforms/slack/wants-log.ts',
  'discord-imports': 'src/platforms/discord/wants-storage.ts',
  'discord-packages': 'src/platforms/discord/wants-log.ts',
  'web-imports': 'src/platforms/web/wants-storage.ts',
  'web-packages': 'src/platforms/web/wants-log.ts',
  'renderers-are-pure': 'src/platforms/slack/render.ts',
  'scheduler-imports': 'src/scheduler.ts',
  'scheduler-packages': 'src/scheduler.ts',
};

describe('the import rules', () => {
  let violations: { readonly rule: string; readonly from: string }[];

  beforeAll(async () => {
    const { output } = await cruise(['src'], {
      ...config.options,
      baseDir: 'tests/fixtures/import-rules',
      validate: true,
      ruleSet: { forbidden: config.forbidden ?? [] },
    });
    if (typeof output === 'string') throw new Error(output);
    const result: ICruiseResult = output;
    violations = result.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  it.each(Object.entries(planted))('%s catches %s', (rule, from) => {
    expect(violations).toContainEqual({ rule, from });
  });

  it('catch files as well as packages of Node in core', () => {
    expect(violations).toContainEqual({ rule: 'core-packages', from: 'src/core/wants-files.ts' });
  });

  it('each have a planted violation', () => {
    expect((config.forbidden ?? []).map(({ name }) => name)).toEqual(Object.keys(planted));
  });
});
