/** Which part of a list a page shows. */

export interface PageAt {
  /** From 1; the nearest one that there is to what was asked for. */
  readonly page: number;
  /** At least 1, also of an empty list. */
  readonly pages: number;
  /** Of the first item of the page, from 0. */
  readonly offset: number;
}

/** `total` items, `size` to a page. An old button may ask for a page that is gone: then it is the last. */
export function pageAt(asked: number, total: number, size: number): PageAt {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(asked, 1), pages);
  return { page, pages, offset: (page - 1) * size };
}
