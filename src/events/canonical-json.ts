import { canonicalize } from 'json-canonicalize';
import type { Json } from './json';

/** The canonical text of a {@link Json} value that is storable (RFC 8785, JCS). */
export const canonicalJson = (value: Json): string => canonicalize(value);
