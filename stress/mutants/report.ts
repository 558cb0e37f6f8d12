/** What became of the mutants of one kind. */
export interface KindReport {
  readonly kind: string;
  readonly mutants: number;
  /** How many the audit named: every code that it should have, at its position, and nothing where nothing was touched. */
  readonly named: number;
  /** How often each code that had to be told was told, at its position. */
  readonly codes: Readonly<Record<string, number>>;
  /** How many mutants had each other code of severity E or O too: what else is wrong with such a log. */
  readonly besides: Readonly<Record<string, number>>;
  /** The same kind in SQLite files, their triggers dropped. */
  readonly inFiles: { readonly mutants: number; readonly named: number };
}

/** What a run came to. */
export interface MutantsReport {
  /** The run comes again from the same seed. */
  readonly seed: number;
  /** How many mutants of each kind there were to be. */
  readonly each: number;
  /** How many logs there were, and how many events in them. */
  readonly histories: number;
  readonly events: number;
  /** Findings of severity E in logs that nobody touched. */
  readonly falseAlarms: number;
  readonly kinds: ReadonlyArray<KindReport>;
  /** What was not as it should be, a sentence for each. */
  readonly reasons: ReadonlyArray<string>;
  readonly held: boolean;
}
