import { canonicalize } from 'json-canonicalize';
import type { Json } from './json';

/** The canonical text (RFC 8785, JCS) of a {@link Json} value that is storable. */
export const canonicalJson = (value: Json): string => canonicalize(value);
