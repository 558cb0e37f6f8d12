import { hash } from 'node:crypto';
import { quoted } from './quoted';
import type { StoredEvent } from './stored-event';

const text = (value: string | null): string => (value === null ? 'null' : quoted(value));

/**
 * The canonical text (RFC 8785) of an event's envelope, version 1: the keys are fixed and in order, `data` is canonical
 * already, and ECMAScript's own strings and integers are those of RFC 8785.
 */
export const canonicalEnvelope = (ledgerId: string, event: Omit<StoredEvent, 'leafHash'>): string =>
  `{"actor":${text(event.actor)},"causation":${event.causation},"command_id":${text(event.commandId)},` +
  `"content_hash":${text(event.contentHash)},"correlation":${text(event.correlation)},` +
  `"created_at":${event.createdAt},"data":${event.data},"id":${text(event.id)},"kind":${text(event.kind)},` +
  `"kind_version":${event.kindVersion},"ledger_id":${text(ledgerId)},"position":${event.position},` +
  `"request_hash":${text(event.requestHash)},"status":${text(event.status)},"task_id":${text(event.taskId)},` +
  `"v":1,"version":${event.version},"writer":${event.writer}}`;

/** The event's leaf hash, in hex: SHA-256(0x00 ‖ envelope), the leaf of an RFC 6962 tree. */
export const leafHash = (ledgerId: string, event: Omit<StoredEvent, 'leafHash'>): string =>
  hash('sha256', `\0${canonicalEnvelope(ledgerId, event)}`, 'hex');
