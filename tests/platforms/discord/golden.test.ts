/** Every view and form as Discord gets it, against the files in tests/golden/discord. UPDATE_GOLDEN=1 writes them anew. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../src/core/view.ts';
import { renderForm } from '../../../src/platforms/discord/modal.ts';
import { pictureHashes, renderView } from '../../../src/platforms/discord/render.ts';
import { forms, views } from '../../views.ts';
import { faultsOf } from './rules.ts';

const folder = join(import.meta.dirname, '../../golden/discord');

async function golden(name: string, rendered: unknown): Promise<string> {
  const file = join(folder, `${name}.json`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(folder, { recursive: true });
    await writeFile(file, `${JSON.stringify(rendered, undefined, 2)}\n`);
  }
  return readFile(file, 'utf8');
}

/** Its pictures and files. */
function attachmentsOf(view: View): ReadonlySet<string> {
  return new Set([
    ...pictureHashes(view).keys(),
    ...view.blocks.flatMap((block) => (block.kind === 'file' ? block.name : [])),
  ]);
}

describe('the views on Discord', () => {
  it.each(Object.entries(views))('%s is as it was looked at', async (name, view) => {
    const message = renderView(view, attachmentsOf(view));
    expect(`${JSON.stringify(message, undefined, 2)}\n`).toBe(await golden(name, message));
  });

  it.each(Object.entries(views))('%s keeps the rules of Discord', (_name, view) => {
    expect(faultsOf(renderView(view, attachmentsOf(view)))).toEqual([]);
  });

  it.each(Object.entries(views))('%s can do without its pictures and files', (_name, view) => {
    const message = renderView(view, new Set());
    expect(faultsOf(message)).toEqual([]);
    for (const alt of pictureHashes(view).values()) {
      expect(JSON.stringify(message)).toContain(`The picture cannot be shown here. In words: ${alt}`);
    }
  });
});

describe('the forms on Discord', async () => {
  it.each(Object.entries(await forms()))('%s is as it was looked at', async (name, form) => {
    const modal = renderForm(form);
    expect(`${JSON.stringify(modal, undefined, 2)}\n`).toBe(await golden(`form-${name}`, modal));
    expect(modal.components.length).toBeLessThanOrEqual(5);
  });
});
