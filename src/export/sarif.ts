import type { Examined } from '../audit/examination';
import { findingKinds } from '../audit/finding';
import type { Evidence, Finding, FindingCode, Severity } from '../audit/finding';
import type { Observation } from '../audit/observation';
import type { AuditReport } from '../audit/report';
import { sha256 } from '../events/sha256';
import { EvidenceSeen } from './evidence-seen';
import { isoTime } from './iso-time';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What a severity is there: whether something failed, and how grave that is. */
const kinds: { readonly [S in Severity]: { readonly kind: string; readonly level: string } } = {
  E: { kind: 'fail', level: 'error' },
  W: { kind: 'fail', level: 'warning' },
  N: { kind: 'informational', level: 'none' },
  O: { kind: 'open', level: 'none' },
};

const codes = Object.keys(findingKinds) as ReadonlyArray<FindingCode>;

/** `ClaimBeforeParentDone` as `Claim before parent done`. */
const inWords = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const rules = codes.map((code) => {
  const { name, severity } = findingKinds[code];
  return {
    id: code,
    name,
    shortDescription: { text: inWords(name) },
    defaultConfiguration: { level: kinds[severity].level },
  };
});

/** The name of a file as a relative reference. */
const uriOf = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

const artifacts = ({ files }: Examined): ReadonlyArray<object> =>
  files.map(({ name, bytes, sha256: hash }) => ({
    location: { uri: uriOf(name) },
    length: bytes,
    roles: ['analysisTarget'],
    hashes: { 'sha-256': hash },
  }));

const logical = (kind: 'task' | 'position', name: string): object => ({
  name,
  kind,
  fullyQualifiedName: `${kind}/${name}`,
});

/** A place in the log: in which file, of which task, at which position. */
const locationOf = (
  { files: [file] }: Examined,
  { taskId, position }: { readonly taskId: string | null; readonly position: number | null },
): object => ({
  ...(file === undefined
    ? {}
    : { physicalLocation: { artifactLocation: { uri: uriOf(file.name), index: 0 } } }),
  logicalLocations: [
    ...(taskId === null ? [] : [logical('task', taskId)]),
    ...(position === null ? [] : [logical('position', String(position))]),
  ],
});

interface Step {
  readonly evidence: Evidence;
  readonly seen: Observation | null;
}

/** Evidence in the order of the log, where the log gives all of it one. */
const inOrder = (steps: ReadonlyArray<Step>): ReadonlyArray<Step & { readonly nth: number | null }> => {
  const orders = steps.map(({ evidence, seen }) => (seen === null ? evidence.position : seen.order));
  if (orders.includes(null)) return steps.map((step) => ({ ...step, nth: null }));
  return steps
    .map((step, i) => ({ step, order: orders[i] ?? 0 }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ step }, i) => ({ ...step, nth: i + 1 }));
};

const flowOf = (examined: Examined, finding: Finding, seen: EvidenceSeen): object => {
  const steps = inOrder(finding.evidence.map((evidence) => ({ evidence, seen: seen.of(evidence) })));
  const locations = steps.map(({ evidence, seen: event, nth }) => {
    const time = event === null || event.at === null ? null : isoTime(event.at.from);
    const { position, id, kind, role } = evidence;
    const place = locationOf(examined, { taskId: event?.taskId ?? null, position });
    return {
      location: { ...place, message: { text: `${role}: ${kind}` } },
      ...(nth === null ? {} : { executionOrder: nth }),
      ...(time === null ? {} : { executionTimeUtc: time }),
      properties: { position, id, kind, role },
    };
  });
  return { threadFlows: [{ locations }] };
};

/** The same for the same finding of the same log, whatever else is found. */
const fingerprint = ({ code, taskId, position, evidence }: Finding): string =>
  sha256(JSON.stringify([code, taskId, position, evidence.map((one) => one.position)]));

const resultOf = (examined: Examined, finding: Finding, seen: EvidenceSeen): object => {
  const { code, severity, argument, evidence } = finding;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    ...kinds[severity],
    message: { text: argument },
    locations: [locationOf(examined, finding)],
    ...(evidence.length === 0 ? {} : { codeFlows: [flowOf(examined, finding, seen)] }),
    partialFingerprints: { 'finding/v1': fingerprint(finding) },
  };
};

const runOf = (examined: Examined, report: AuditReport): object => {
  const { findings: _findings, verdicts: _verdicts, ...verdict } = report;
  const { version, at, files: _files, ...place } = examined;
  const startTimeUtc = isoTime(at);
  const driver = { name: 'taskledger', version, semanticVersion: version, rules };
  return {
    tool: { driver },
    invocations: [{ executionSuccessful: true, ...(startTimeUtc === null ? {} : { startTimeUtc }) }],
    artifacts: artifacts(examined),
    properties: { ...place, ...verdict },
  };
};

/** What an audit found as SARIF 2.1.0, in pieces: one result for each finding, on a line of its own. */
export async function* sarif(
  examined: Examined,
  report: AuditReport,
  observations: AsyncIterable<Observation>,
): AsyncGenerator<string> {
  const seen = await EvidenceSeen.in(observations, report.findings);
  const run = JSON.stringify(runOf(examined, report));
  yield `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${run.slice(0, -1)},"results":[`;
  for (const [i, finding] of report.findings.entries()) {
    yield `${i === 0 ? '' : ','}\n${JSON.stringify(resultOf(examined, finding, seen))}`;
  }
  yield '\n]}]}\n';
}
