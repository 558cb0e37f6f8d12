/** How a ledger hears of what other processes append, beside looking again and again. */
export type Hearing =
  /** Not at all: a board in a file has nothing that could tell. */
  | { readonly _tag: 'OnlyLooking' }
  /** Nobody listens, so no connection is held for it. */
  | { readonly _tag: 'Idle' }
  /** The connection is being made for the first time. */
  | { readonly _tag: 'Connecting' }
  /** Since then; `heardAt` is when the last notice came, null before the first. Milliseconds since 1970. */
  | { readonly _tag: 'Listening'; readonly since: number; readonly heardAt: number | null }
  /** Not since then, and why; it is tried again and again. Milliseconds since 1970. */
  | { readonly _tag: 'Lost'; readonly since: number; readonly detail: string };
