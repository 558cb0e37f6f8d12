import { canonicalJson } from '../events/canonical-json';
import { newId } from '../events/ids';
import type { Json } from '../events/json';
import { sha256 } from '../events/sha256';
import type { Command } from './command';

/** Who asks, and how the asking can be recognised. */
export interface Caller {
  readonly actor: string;
  readonly correlation: string | null;
  /** The caller's own id for this command, or null to have one made. */
  readonly commandId: string | null;
}

/** A command with its identity: the same id with the same request gets the first outcome. */
export interface Request {
  readonly command: Command;
  readonly actor: string;
  readonly correlation: string | null;
  readonly commandId: string;
  /** Whether the id was made here: then no earlier command can have it. */
  readonly fresh: boolean;
  /** SHA-256 (hex) of the canonical JSON of the command: its name and everything that was asked, whoever asks. */
  readonly requestHash: string;
  /** About how many bytes it brings. */
  readonly bytes: number;
}

/** The request of `command`; `asked` is what the caller gave, before ids were made for it. */
export const request = (command: Command, asked: Json, caller: Caller): Request => {
  const text = canonicalJson([command._tag, asked]);
  return {
    command,
    actor: caller.actor,
    correlation: caller.correlation,
    commandId: caller.commandId ?? newId(),
    fresh: caller.commandId === null,
    requestHash: sha256(text),
    bytes: text.length,
  };
};
