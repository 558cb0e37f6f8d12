import * as fc from 'fast-check';
import type { Recorded } from '../../src/events/recorded';
import { cloudEvents } from '../../src/export/cloudevents';
import { NotExportable } from '../../src/export/not-exportable';
import { wholeLives } from '../audit/whole-lives';
import { lived, oneOfEveryKind, toExport, whole } from './logs';
import { wrongForCloudEvents } from './valid';

interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly subject?: string;
  readonly time: string;
  readonly sequence: string;
  readonly partitionkey: string;
  readonly leafhash: string;
  readonly data: { readonly position: number; readonly taskId: string | null; readonly data: object };
}

const exported = async (log: ReadonlyArray<Recorded>): Promise<ReadonlyArray<CloudEvent>> => {
  const text = await whole(cloudEvents(toExport(log)));
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as CloudEvent);
};

const first = oneOfEveryKind[0]!;

const withStored = (changed: Partial<Recorded['stored']>): Recorded => ({
  ...first,
  stored: { ...first.stored, ...changed },
});

describe('a log as CloudEvents', () => {
  it('has each event once, valid, in an order that sequence keeps', async () => {
    await fc.assert(
      fc.asyncProperty(wholeLives, async (moments) => {
        const log = lived(moments);
        const events = await exported(log);
        expect(events.flatMap(wrongForCloudEvents)).toEqual([]);
        expect(events.map(({ id }) => id)).toEqual(log.map(({ stored }) => stored.id));
        expect(events.map(({ sequence }) => Number(sequence))).toEqual(log.map((one) => one.stored.position));
        expect(events.map(({ sequence }) => sequence).sort()).toEqual(events.map((one) => one.sequence));
        expect(events.map(({ time }) => Date.parse(time))).toEqual(log.map((one) => one.stored.createdAt));
        expect(events.every(({ time }) => time.endsWith('Z'))).toBe(true);
      }),
    );
  });

  it('has a type for every kind, with the version that is stored, and names only what an attribute may be named', async () => {
    const events = await exported(oneOfEveryKind);
    expect(events.flatMap(wrongForCloudEvents)).toEqual([]);
    const types = oneOfEveryKind.map(
      ({ stored }) => `dev.taskledger.${stored.taskId === null ? 'ledger' : 'task'}.${stored.kind}.v1`,
    );
    expect(events.map(({ type }) => type)).toEqual(types);
    for (const event of events) {
      for (const name of Object.keys(event)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
      expect(event.subject).toBe(event.data.taskId ?? undefined);
    }
    expect(events.map(({ data }) => data.data)).toEqual(oneOfEveryKind.map(({ event }) => event.data));
  });

  it('writes positions so that texts sort as numbers', async () => {
    const positions = [2, 10, 999, Number.MAX_SAFE_INTEGER];
    const events = await exported(positions.map((position) => withStored({ position })));
    expect(events.map(({ sequence }) => sequence).sort()).toEqual(events.map(({ sequence }) => sequence));
  });

  it('percent-encodes what an attribute does not take, and keeps the name itself in the data', async () => {
    const [event] = await exported([withStored({ taskId: 'a\u0007\u009f\uffffb% é' })]);
    expect(event?.subject).toBe('a%07%C2%9F%EF%BF%BFb%25 é');
    expect(event?.partitionkey).toBe(event?.subject);
    expect(event?.data.taskId).toBe('a\u0007\u009f\uffffb% é');
  });

  it('refuses a time that it cannot hold, and names the event', async () => {
    const createdAt = Number.MAX_SAFE_INTEGER;
    const wanted = new NotExportable(9, 'created_at', 'a time from 1970 to 9999', createdAt);
    await expect(exported([withStored({ position: 9, createdAt })])).rejects.toEqual(wanted);
  });
});
