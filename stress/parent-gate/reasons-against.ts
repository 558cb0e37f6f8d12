import type { ParentGateVerdict } from './report';

type Judged = Omit<ParentGateVerdict, 'held' | 'reasons'>;

/** What the counts alone do not tell. */
interface Beside {
  /** The positions of the claims that the replay judges violated, in order. */
  readonly violatedAt: ReadonlyArray<number>;
  /** Claims that the replay could not decide. */
  readonly undecided: number;
  readonly strayLinks: boolean;
}

const agree = ({ badRows }: Judged, { violatedAt }: Beside): boolean => {
  const bySql = [...new Set(badRows.map((row) => row.claim_position))];
  return JSON.stringify(bySql) === JSON.stringify([...violatedAt].sort((a, b) => a - b));
};

/** Why a race was not held: a claim past the gate, a broken log, two judges that disagree, or a race that was none. */
export const reasonsAgainst = (judged: Judged, beside: Beside): ReadonlyArray<string> => {
  const others = judged.errors.filter(({ code }) => code !== 'TL101').length;
  const checks: ReadonlyArray<readonly [boolean, string]> = [
    [judged.violations > 0, `${judged.violations} claims were made while a parent was not done (replay)`],
    [judged.bad > 0, `claim_audit shows ${judged.bad} pairs of a claim and a parent that was not done`],
    [judged.seenByWorkers > 0, `workers saw ${judged.seenByWorkers} of their claims to be wrong at once`],
    [others > 0, `the audit has ${others} other findings of severity E`],
    [beside.undecided > 0, `${beside.undecided} claims could not be decided`],
    [!agree(judged, beside), 'the replay and the view claim_audit do not name the same claims'],
    [judged.rejected === 0, 'no claim was refused for its parents: the gate was never asked'],
    [judged.claimsBeforeLink === 0, 'no claim came before its links: nobody raced the creator'],
    [judged.gatedClaims === 0, 'no child was claimed after its parents were done'],
    [
      beside.strayLinks && judged.demotedByGate === 0,
      'the gate met no ready child with open parents, though the links were stray',
    ],
  ];
  return checks.filter(([applies]) => applies).map(([, reason]) => reason);
};
