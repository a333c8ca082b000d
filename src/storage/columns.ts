/** Columns against plain data: instants are milliseconds, flags are 0 and 1, and what is absent is null. */

/** The fields that are not null. */
export type Present<Fields> = { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };

export function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<Fields>;
}

export function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}

export function instantOrNull(ms: number | null): Temporal.Instant | null {
  return ms === null ? null : instant(ms);
}

/** Undefined, which leaves a column alone, stays undefined. */
export function flag<Value extends boolean | undefined>(value: Value): 0 | 1 | Extract<Value, undefined> {
  return (value === undefined ? undefined : value ? 1 : 0) as 0 | 1 | Extract<Value, undefined>;
}
