/** Every view and form as Slack gets it, against the files in tests/golden/slack. UPDATE_GOLDEN=1 writes them anew. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/core/commands/index.ts';
import type { View } from '../../../src/core/view.ts';
import { renderHome } from '../../../src/platforms/slack/home.ts';
import { renderForm } from '../../../src/platforms/slack/modal.ts';
import { renderView, type Message, type PictureSource } from '../../../src/platforms/slack/render.ts';
import { forms, views } from '../../views.ts';
import { faultsOf, wordsIn } from './rules.ts';

const folder = join(import.meta.dirname, '../../golden/slack');

async function golden(name: string, rendered: unknown): Promise<string> {
  const file = join(folder, `${name}.json`);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await mkdir(folder, { recursive: true });
    await writeFile(file, `${JSON.stringify(rendered, undefined, 2)}\n`);
  }
  return readFile(file, 'utf8');
}

function picturesOf(view: View): readonly { readonly hash: string; readonly alt: string }[] {
  return view.blocks.filter((block) => block.kind === 'picture');
}

function sourcesOf(view: View, source: (hash: string) => PictureSource): Map<string, PictureSource> {
  return new Map(picturesOf(view).map(({ hash }) => [hash, source(hash)]));
}

/** As a person gets it who looked something up, the pictures uploaded. */
function message(view: View): Message {
  return renderView(view, {
    audience: 'own',
    pictures: sourcesOf(view, () => ({ file: 'F0123456789' })),
    files: new Set(view.blocks.flatMap((block) => (block.kind === 'file' ? block.name : []))),
  });
}

describe('the views on Slack', () => {
  it.each(Object.entries(views))('%s is as it was looked at', async (name, view) => {
    expect(`${JSON.stringify(message(view), undefined, 2)}\n`).toBe(await golden(name, message(view)));
  });

  it.each(Object.entries(views))('%s keeps the rules of Slack', (_name, view) => {
    const { text, blocks } = message(view);
    expect(faultsOf(blocks, 50)).toEqual([]);
    expect(text).not.toBe('');
  });

  it.each(Object.entries(views))('%s keeps them in a thread, with pictures by address', (_name, view) => {
    const pictures = sourcesOf(view, (hash) => ({ url: `https://bot.example.com/pictures/${hash}.png` }));
    const { blocks } = renderView(view, { audience: 'all', thread: '1700000000.000100', pictures });
    expect(faultsOf(blocks, 50)).toEqual([]);
  });

  it.each(Object.entries(views))('%s can do without its pictures and files', (_name, view) => {
    const { blocks } = renderView(view, { audience: 'own', pictures: new Map() });
    expect(faultsOf(blocks, 50)).toEqual([]);
    for (const { alt } of picturesOf(view)) expect(wordsIn(blocks)).toContain(`In words: ${alt}`);
  });
});

describe('the forms on Slack', async () => {
  it.each(Object.entries(await forms()))('%s is as it was looked at', async (name, form) => {
    const modal = renderForm(form, { channel: 'C1' });
    expect(`${JSON.stringify(modal, undefined, 2)}\n`).toBe(await golden(`form-${name}`, modal));
    expect(faultsOf(modal.blocks, 100)).toEqual([]);
    expect(Math.max(modal.title.text.length, modal.submit?.text.length ?? 0)).toBeLessThanOrEqual(24);
  });
});

describe('the Home tab', () => {
  it('is as it was looked at', async () => {
    const home = renderHome(commands);
    expect(`${JSON.stringify(home, undefined, 2)}\n`).toBe(await golden('home', home));
    expect(faultsOf(home.blocks, 100)).toEqual([]);
  });
});
