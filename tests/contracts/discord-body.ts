/** Reads the body of a request as Discord does: JSON, or JSON with files beside it. */
import type { IncomingMessage } from 'node:http';

export async function bodyOf(request: IncomingMessage): Promise<{ payload: unknown; files: string[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const boundary = /^multipart\/form-data; boundary=(?<mark>.+)$/.exec(request.headers['content-type'] ?? '')?.groups?.[
    'mark'
  ];
  if (boundary !== undefined) return multipart(body.toString('latin1'), boundary);
  return { payload: body.length === 0 ? undefined : JSON.parse(body.toString()), files: [] };
}

/** The body as Discord reads it, and the names of the files beside it. */
function multipart(body: string, boundary: string): { payload: unknown; files: string[] } {
  const parts = body.split(`--${boundary}`).map((part) => {
    const end = part.indexOf('\r\n\r\n');
    return { head: part.slice(0, end), content: part.slice(end + 4, -2) };
  });
  const json = parts.find(({ head }) => head.includes('name="payload_json"'))?.content ?? 'null';
  return {
    payload: JSON.parse(Buffer.from(json, 'latin1').toString()),
    files: parts.flatMap(({ head }) => /filename="(?<name>[^"]+)"/.exec(head)?.groups?.['name'] ?? []),
  };
}
