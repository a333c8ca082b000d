/** Answers in the form the browser asked for: HTML to one that loads pages, JSON to the page's script. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { renderPlainPage } from './page.ts';
import { Refusal } from './refusal.ts';

export function sendPage(response: ServerResponse, page: Markup, status = 200): void {
  send(response, status, 'text/html; charset=utf-8', page.html);
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** A text that the browser keeps as a file; it is never shown as a page. `name` is ours: of a-z, 0-9, `.` and `-`. */
export function sendFile(response: ServerResponse, name: string, text: string): void {
  response.setHeader('content-disposition', `attachment; filename="${name}"`);
  send(response, 200, 'text/plain; charset=utf-8', text);
}

export function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location }).end();
}

export function wantsJson(request: IncomingMessage): boolean {
  return request.headers.accept?.includes('application/json') === true;
}

/** `error` as an answer: a Refusal says what to do; anything else is a fault of ours and says nothing of itself. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(500, 'Something went wrong here, and it is not your fault.', 'Try again in a moment.');
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
  if (wantsJson(request)) {
    sendJson(response, { error: `${refusal.message} ${refusal.advice}` }, refusal.status);
    return;
  }
  const content = markup`<h1>${refusal.message}</h1>\n<p>${refusal.advice}</p>\n<p><a class="button" href="/">To the page</a></p>`;
  sendPage(response, renderPlainPage(refusal.message, content, 'auto'), refusal.status);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  // Pages and answers hold what only one person may see.
  response
    .writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
    })
    .end(body);
}
