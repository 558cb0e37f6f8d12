import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from '../../../src/ledger/examine/examine';
import { folderBytes } from '../../store/folder-bytes';
import { boards, copyBoard, foundUnder, policies } from '../boards';

describe.each(Object.entries(boards))('the board %s', (name, expected) => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hermes-board-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(policies)(
    'is judged claim by claim as is known of it, where a parent satisfies by %s',
    async (policy) => {
      const path = copyBoard(name, folder);
      const before = folderBytes(folder);
      const examination = await examine(path, { satisfiedBy: policy.split(',') });
      const { report, examined } = examination;
      await examination.close();
      expect(foundUnder(report)).toEqual(expected[policy]);
      const { match = 0, differ = 0 } = expected.replayed_end_status;
      expect(report.foreign).toMatchObject({
        format: 'hermes',
        eventKinds: expected.event_kinds,
        unknownKinds: expected.unknown_kinds,
        eventsDeleted: expected.events_deleted,
        eventsOnlyInWal: expected.events_only_in_wal ?? 0,
        replayedEndStatus: { match, differ },
      });
      expect(report.events).toBe(Object.values(expected.event_kinds).reduce((all, count) => all + count, 0));
      expect(examined).toMatchObject({ place: name, format: 'hermes', ledgerId: null });
      expect(examined.files.map((file) => `${file.name} ${file.sha256}`)).toEqual(before);
      expect(folderBytes(folder)).toEqual(before);
    },
  );
});
