import { hash } from 'node:crypto';

/** SHA-256 in hex; text is hashed as its UTF-8. */
export const sha256 = (input: string | Uint8Array): string => hash('sha256', input, 'hex');
