import type { EventKind } from '../../events/catalogue';
import type { Json } from '../../events/json';
import type { Recorded } from '../../events/recorded';
import type { TaskStatus } from '../../events/status';
import { timeInWords } from '../../events/time-in-words';
import { contentField } from '../../projections/content-field';
import { task as named } from '../evidence';
import { sentenceOf } from './sentence';

/** One event of a task's story. */
export interface StoryLine {
  readonly position: number;
  /** Milliseconds since 1970, by the clock of its writer. */
  readonly at: number;
  readonly kind: EventKind;
  readonly actor: string;
  /** The task's status after it. */
  readonly status: TaskStatus | null;
  /** What it did. */
  readonly sentence: string;
  /** What somebody wrote with it: the error, result, reason or comment; null where nothing was, or where it is erased. */
  readonly said: Json;
}

/** Some events of a task: those of one attempt, or those that come before, between or after attempts. */
export interface Chapter {
  /** Null where nobody holds the task. */
  readonly attempt: {
    /** 1 for the first. */
    readonly number: number;
    readonly claimant: string;
    readonly fence: number;
    /** The kind of the event that ended it; null while it stands. */
    readonly ended: EventKind | null;
  } | null;
  readonly lines: ReadonlyArray<StoryLine>;
}

/** What happened to a task, from its first event to its last. */
export interface TaskStory {
  readonly taskId: string;
  /** As it was last written; null where it is erased. */
  readonly title: string | null;
  /** Its status after its last event. */
  readonly status: TaskStatus | null;
  readonly chapters: ReadonlyArray<Chapter>;
  /** The same in prose, a line for each event. */
  readonly story: string;
}

/** The fields of contents that say something. */
const saying = ['result', 'error', 'reason', 'text'];

const saidIn = ({ content }: Recorded): Json => {
  for (const field of saying) {
    const said = contentField(content?.content ?? null, field);
    if (said !== null) return said;
  }
  return null;
};

const titleIn = ({ event, content }: Recorded): string | null | undefined => {
  const writes = event.kind === 'created' || (event.kind === 'edited' && event.data.fields.includes('title'));
  if (!writes) return undefined;
  const title = contentField(content?.content ?? null, 'title');
  return typeof title === 'string' ? title : null;
};

interface Draft {
  attempt: {
    readonly number: number;
    readonly claimant: string;
    readonly fence: number;
    ended: EventKind | null;
  } | null;
  readonly lines: StoryLine[];
}

/** A task's story, told event by event in the order of its versions. */
export class Story {
  private readonly chapters: Draft[] = [];
  private title: string | null = null;
  private status: TaskStatus | null = null;

  constructor(private readonly taskId: string) {}

  add(recorded: Recorded): void {
    const { stored, event } = recorded;
    const { position, createdAt, actor, status } = stored;
    this.title = titleIn(recorded) === undefined ? this.title : (titleIn(recorded) ?? null);
    const running = this.status === 'running' && event.kind !== 'claimed';
    this.status = status;
    const line = { position, at: createdAt, kind: event.kind, actor, status };
    const chapter = this.chapterFor(recorded, running);
    chapter.lines.push({ ...line, sentence: sentenceOf(recorded), said: saidIn(recorded) });
    if (running && status !== 'running' && chapter.attempt !== null) chapter.attempt.ended = event.kind;
  }

  /** Null for a task of which there is no event. */
  get whole(): TaskStory | null {
    const { taskId, title, status, chapters } = this;
    if (chapters.length === 0) return null;
    return { taskId, title, status, chapters, story: [...this.prose()].join('\n') };
  }

  private chapterFor({ event }: Recorded, running: boolean): Draft {
    const last = this.chapters.at(-1);
    if (event.kind === 'claimed') {
      const { attempt: number, claimant, fence } = event.data;
      return this.begin({ number, claimant, fence, ended: null });
    }
    if (last === undefined || (last.attempt !== null) !== running) return this.begin(null);
    return last;
  }

  private begin(attempt: Draft['attempt']): Draft {
    const chapter: Draft = { attempt, lines: [] };
    this.chapters.push(chapter);
    return chapter;
  }

  private *prose(): Generator<string> {
    const { taskId, title, status } = this;
    yield `Task ${named(taskId)}${title === null ? '' : `, ${named(title)}`}: ${status ?? 'never made'}.`;
    for (const { attempt, lines } of this.chapters) {
      if (attempt !== null) {
        const end = attempt.ended === null ? 'stands' : `ended with ${attempt.ended}`;
        yield `Attempt ${attempt.number}, of ${named(attempt.claimant)} under fence ${attempt.fence}, ${end}:`;
      }
      for (const { position, at, sentence, said } of lines) {
        const words = said === null ? '' : `: ${JSON.stringify(said)}`;
        yield `${attempt === null ? '' : '  '}${position}, ${timeInWords(at)}: ${sentence}${words}.`;
      }
    }
  }
}
