/**
 * What a request must be before anything looks at it. A page on loopback is within reach of every site its user visits:
 * the Host check stops names that were re-pointed at this machine (DNS rebinding), the Origin check stops forms sent by other sites.
 */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

export const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Not `no-referrer`: a form would then be sent with `Origin: null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Throws a Refusal unless the request was meant for this page. `hosts` are the names it goes by, in lower case and without port. */
export function checkRequest(request: IncomingMessage, hosts: readonly string[]): void {
  const host = request.headers.host?.toLowerCase() ?? '';
  if (!hosts.includes(withoutPort(host))) {
    throw new Refusal(
      403,
      'The page does not go by this host name.',
      'Open it as localhost, or set PUBLIC_URL to the address that people use.',
    );
  }
  const method = request.method ?? '';
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    throw new Refusal(405, 'The page is read with GET and written with POST.', 'Use one of them.', {
      allow: 'GET, HEAD, POST',
    });
  }
  if (method === 'POST' && hostOfOrigin(request.headers.origin) !== host) {
    throw new Refusal(403, 'This form was not sent from the page itself.', 'Open the page and send it from there.');
  }
}

function withoutPort(host: string): string {
  return host.replace(/:\d{1,5}$/, '');
}

function hostOfOrigin(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
}
