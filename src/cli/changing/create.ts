import { Option } from 'commander';
import type { Command } from 'commander';
import { asActor, callerOf } from '../arguments/caller-options';
import type { CallerOptions } from '../arguments/caller-options';
import { carryOut } from '../carry-out';
import { durationOption } from '../arguments/duration';
import { examples } from '../arguments/examples';
import { given } from '../arguments/given';
import { momentOf, momentOption } from '../arguments/moment';
import { readPlan } from '../arguments/plan';
import { jsonOption, namesOption, wholeOption } from '../arguments/typed-option';
import type { JsonValue } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';

interface Options extends CallerOptions {
  readonly id?: string;
  readonly parent?: ReadonlyArray<string>;
  readonly assignee?: string;
  readonly priority?: number;
  readonly data?: JsonValue;
  readonly runAt?: number;
  readonly in?: number;
  readonly triage?: boolean;
  readonly graph?: string;
}

const ofOneTask = ['id', 'parent', 'assignee', 'priority', 'data', 'runAt', 'in', 'triage'];

const create = async (title: string | undefined, options: Options, command: Command): Promise<void> => {
  const caller = callerOf(options);
  const { graph, id, parent: parents, assignee, priority, data, triage } = options;
  if (graph === undefined) {
    if (title === undefined) throw new UsageFault('TITLE', 'a title, or a plan with --graph', undefined);
    const runAt = momentOf(options.runAt, options.in);
    const task = given({ id, parents, assignee, priority, data: data?.json, runAt, triage });
    return carryOut(command, (ledger) => ledger.create({ title, ...task, ...caller }));
  }
  if (title !== undefined) throw new UsageFault('TITLE', 'no title beside --graph', title);
  const plan = await readPlan(graph);
  return carryOut(command, (ledger) => ledger.createGraph({ ...plan, ...caller }));
};

/** `taskledger create`. */
export const addCreate = (program: Command): void => {
  asActor(program.command('create'))
    .summary('make a task, or a whole plan')
    .description(
      'Makes a task: ready if all its parents are done, else todo; with --run-at or --in it is scheduled, with --triage it is put aside until it is specified. With --graph, many tasks and links, all or none.',
    )
    .argument('[title]', 'what the task is called')
    .option('--id <id>', 'its id (default: a new UUIDv7)')
    .addOption(namesOption('--parent <id>', 'a task that must be done first; can be given many times'))
    .option('--assignee <name>', 'whom it is meant for')
    .addOption(wholeOption('--priority <n>', 'higher goes first (default: 0)'))
    .addOption(jsonOption('--data <json>', 'anything that belongs to it'))
    .addOption(
      momentOption('--run-at <time>', 'not before this ISO 8601 time with its zone').conflicts([
        'in',
        'triage',
      ]),
    )
    .addOption(
      durationOption(
        '--in <duration>',
        'not before then, like 90s or 2h; asked again, that is later',
      ).conflicts('triage'),
    )
    .option('--triage', 'it has to be specified before it can be done')
    .addOption(
      new Option('--graph <file>', 'a JSON plan of tasks and links; - reads it from stdin').conflicts(
        ofOneTask,
      ),
    )
    .addHelpText(
      'after',
      examples(
        `create 'Design the parser' --id design --priority 5`,
        `create 'Write the parser' --id parser --parent design --data '{"branch":"main"}'`,
        `create 'Ask for feedback' --in 7d`,
        'create --graph plan.json --json',
      ),
    )
    .action(create);
};
