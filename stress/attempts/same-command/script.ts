import type { BoardPlace } from '../../../src/ledger/board-place';

/** A command that two processes ask for under one id. */
export type Asked =
  | { readonly _tag: 'create'; readonly title: string }
  | { readonly _tag: 'claim'; readonly taskId: string }
  | { readonly _tag: 'complete' | 'fail'; readonly taskId: string; readonly fence: number };

/** What the run tells a process. */
export type ToTwin =
  | { readonly _tag: 'Part'; readonly place: BoardPlace }
  | {
      readonly _tag: 'Ask';
      readonly asked: Asked;
      readonly commandId: string;
      /** When to ask, in milliseconds since 1970: the same moment for both. */
      readonly at: number;
    };

/** What it heard, and from when to when it waited for that. */
export interface Heard {
  readonly outcome: {
    readonly _tag: string;
    readonly replayed: boolean;
    readonly id?: string | null;
    readonly position?: number | null;
    readonly fence?: number | null;
  };
  /** Milliseconds since 1970, with fractions. */
  readonly from: number;
  readonly to: number;
}

export type FromTwin = { readonly _tag: 'Ready' } | ({ readonly _tag: 'Heard' } & Heard);
