/** The page's own files: read once, checked by the browser on each load, sent again only when they changed. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';

interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly tag: string;
}

export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export async function readAssets(): Promise<Assets> {
  const folder = new URL('assets/', import.meta.url);
  const assets = new Map<string, Asset>();
  for (const name of await readdir(folder)) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const body = await readFile(new URL(name, folder));
    assets.set(name, { type, body, tag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` });
  }
  return assets;
}

export function sendAsset(asset: Asset, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('etag', asset.tag);
  if (request.headers['if-none-match'] === asset.tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': asset.type, 'content-length': asset.body.length }).end(asset.body);
}
