import type { CommanderError } from 'commander';
import { UsageFault } from './usage-fault';

const expectedByCode: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'an option of this command',
  'commander.unknownCommand': 'a command of taskledger',
  'commander.excessArguments': 'no more arguments',
  'commander.missingArgument': 'this argument',
  'commander.missingMandatoryOptionValue': 'this option',
  'commander.optionMissingArgument': 'a value for this option',
  'commander.conflictingOption': 'one of the two options',
  'commander.invalidArgument': 'one of the allowed words',
  'commander.help': 'a command',
};

/** What the parser of the command line refused, as a fault that names the argument. */
export const parserFault = ({ code, message }: CommanderError): UsageFault => {
  if (code === 'commander.help') return new UsageFault('COMMAND', 'a command', undefined);
  const [, named = 'arguments'] = /'([^']+)'/.exec(message) ?? [];
  const [, given] = /argument '(.*)' is invalid/s.exec(message) ?? [];
  const [field = named] = named.split(' ');
  return new UsageFault(
    field,
    expectedByCode[code] ?? 'other arguments',
    given,
    message.replace(/^error: /, ''),
  );
};
