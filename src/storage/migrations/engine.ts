/** The one thing in which the engines differ when tables are made: how a row gets its number. */
import type { ColumnDefinitionBuilder } from 'kysely';

/** Makes an integer column the primary key, numbered by the engine; a number is never used again. */
export type NumberedRow = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

export const numberedBySqlite: NumberedRow = (column) => column.primaryKey().autoIncrement();
export const numberedByPostgres: NumberedRow = (column) => column.primaryKey().generatedByDefaultAsIdentity();
