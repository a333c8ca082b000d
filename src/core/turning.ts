/** Buttons that turn the pages of a list, newest first. */
import type { Action } from './action.ts';
import type { Block, Button } from './view.ts';

/** One page of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pages: number;
}

/** No block where there is one page. */
export function turning({ page, pages }: Omit<Page<unknown>, 'rows'>, to: (page: number) => Action): readonly Block[] {
  const buttons: Button[] = [
    ...(page > 1 ? [{ label: 'Newer', action: to(page - 1) }] : []),
    ...(page < pages ? [{ label: 'Older', action: to(page + 1) }] : []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}
