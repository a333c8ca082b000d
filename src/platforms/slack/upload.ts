/** Puts files into Slack: a picture is shared nowhere, so that messages can show it by its id; a text goes to one conversation. */
import type { webApi } from '@slack/bolt';
import { PlatformError } from '../../core/errors.ts';
import type { Picture } from '../../core/ports.ts';
import { platformError } from './api.ts';

export interface UploadSettings {
  readonly client: webApi.WebClient;
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly clock: () => Temporal.Instant;
}

/** The id of the file. Throws a PlatformError or a Refusal; `missing_scope` means that the app lacks files:write. */
export async function upload({ png, hash }: Picture, alt: string, settings: UploadSettings): Promise<string> {
  const { client, clock } = settings;
  try {
    const { upload_url: url, file_id: file } = await client.files.getUploadURLExternal({
      filename: `${hash}.png`,
      length: png.length,
      alt_text: alt,
    });
    if (url === undefined || file === undefined) throw new Error('Slack gave no address to upload to');
    await send(png, url, settings);
    // The hint lets Slack show the picture before it has looked into the file.
    await client.files.completeUploadExternal({ files: [{ id: file, title: `${hash}.png`, highlight_type: 'png' }] });
    return file;
  } catch (error) {
    throw platformError(error, clock());
  }
}

/** Shares it in the conversation. Throws a PlatformError or a Refusal; `missing_scope` means that the app lacks files:write. */
export async function uploadText(
  { name, label, text }: { readonly name: string; readonly label: string; readonly text: string },
  conversation: string,
  settings: UploadSettings,
): Promise<void> {
  const { client, clock } = settings;
  const bytes = new TextEncoder().encode(text);
  try {
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: name,
      length: bytes.length,
    });
    if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
    await send(bytes, url, settings);
    await client.files.completeUploadExternal({ files: [{ id, title: label }], channel_id: conversation });
  } catch (error) {
    throw platformError(error, clock());
  }
}

/** Without the token: the address itself is the right to upload. */
async function send(bytes: Uint8Array, url: string, { apiUrl, timeoutMs, fetch }: UploadSettings): Promise<void> {
  if (!isUploadAddress(url, apiUrl)) throw new Error('the address to upload to is not one of Slack');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new PlatformError('down', `the upload was answered with status ${answer.status}`);
}

function isUploadAddress(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  const base = new URL(apiUrl);
  if (target.origin === base.origin) return true;
  return target.protocol === 'https:' && target.hostname.endsWith(`.${base.hostname}`);
}
