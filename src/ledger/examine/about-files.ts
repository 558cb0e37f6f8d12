import type { Findings } from '../../audit/findings';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import type { EvidenceChange, EvidenceFile } from '../../store/sqlite/evidence/evidence-files';

const nowhere = { taskId: null, position: null, evidence: [] };

const told = (file: EvidenceFile | null): string =>
  file === null ? 'not there' : `${file.bytes} bytes, SHA-256 ${file.sha256}`;

/** What is found about the files of evidence, whatever they hold. */
export interface AboutFiles {
  readonly broken: ReadonlyArray<string>;
  /** How many rows of each table only the WAL has. */
  readonly onlyInWal: Readonly<Record<string, number>>;
  readonly changes: ReadonlyArray<EvidenceChange>;
}

/** Looks at the files of evidence once more, now that they were read. */
export const lookAtFiles = async (
  evidence: Evidence,
  tables: ReadonlyArray<string>,
): Promise<AboutFiles> => ({
  broken: evidence.broken,
  onlyInWal: evidence.onlyInWal(tables),
  changes: await evidence.changes(),
});

/** Tells what was found about the files of evidence. */
export const tellFiles = ({ broken, onlyInWal, changes }: AboutFiles, findings: Findings): void => {
  for (const { name, before, after } of changes) {
    const argument = `${JSON.stringify(name)} changed while it was read: before, ${told(before)}; after, ${told(after)}. What is told here is of a copy that was made in between.`;
    findings.add('TL601', { ...nowhere, argument });
  }
  const rows = Object.entries(onlyInWal).map(
    ([table, found]) => `${found} row${found === 1 ? '' : 's'} of ${table}`,
  );
  if (rows.length > 0) {
    const argument = `Only the WAL beside the file has ${rows.join(', ')}: whoever looks at the file alone does not see them.`;
    findings.add('TL602', { ...nowhere, argument });
  }
  if (broken.length > 0) {
    const argument = `integrity_check finds: ${broken.slice(0, 10).join('; ')}${broken.length > 10 ? `; and ${broken.length - 10} more` : ''}.`;
    findings.add('TL603', { ...nowhere, argument });
  }
};
