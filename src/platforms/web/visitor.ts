/**
 * Who is at the page. There are no accounts: a browser gets a random secret in a cookie, and its owner is a digest of that secret,
 * so that neither the store nor any list of reports holds what would let somebody read another's private answers.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Person } from '../../core/model.ts';
import { limits } from './limits.ts';
import { visitorIdLength } from './names.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Visitor {
  readonly person: Person;
  readonly name: string;
  readonly theme: Theme;
}

const secretCookie = 'sysdesign_visitor';
const nameCookie = 'sysdesign_name';
const themeCookie = 'sysdesign_theme';
const secretShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `header` is what the browser sends as Cookie. Undefined when there is no secret in it. */
export function visitorOf(header: string | undefined): Visitor | undefined {
  const cookies = readCookies(header ?? '');
  const secret = cookies.get(secretCookie);
  if (secret === undefined || !secretShape.test(secret)) return undefined;
  const id = createHash('sha256').update(secret).digest('hex').slice(0, visitorIdLength);
  return {
    person: { platform: 'web', tenant: 'local', id },
    name: nameOf(cookies.get(nameCookie) ?? '') || `Guest ${id.slice(0, 4)}`,
    theme: themes.find((theme) => theme === cookies.get(themeCookie)) ?? 'auto',
  };
}

/** The cookie that makes a newcomer known from the next request on. */
export function newcomerCookie(request: IncomingMessage): string {
  return cookie(secretCookie, randomUUID(), request);
}

export function nameCookieOf(name: string, request: IncomingMessage): string {
  return cookie(nameCookie, encodeURIComponent(nameOf(name)), request);
}

export function themeCookieOf(theme: Theme, request: IncomingMessage): string {
  return cookie(themeCookie, theme, request);
}

/**
 * A browser that follows a link from another site leaves strict cookies at home, and would be given a second identity.
 * Asked to load the page once more, on its own, it brings them.
 */
export function comesFromElsewhere(request: IncomingMessage): boolean {
  return request.headers['sec-fetch-site'] === 'cross-site' && request.headers['sec-fetch-mode'] === 'navigate';
}

/** One line without control or direction characters, which could make a name look like another; at most 40 characters. */
function nameOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, limits.name)
    .toWellFormed()
    .trim();
}

/** Kept for a year; scripts cannot read it, other sites cannot send it, and behind a proxy with https it never goes without. */
function cookie(name: string, value: string, request: IncomingMessage): string {
  const isSecure = request.headers['x-forwarded-proto'] === 'https';
  return `${name}=${value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

function readCookies(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const [name = '', ...value] = pair.split('=');
    cookies.set(name.trim(), decoded(value.join('=').trim()));
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
