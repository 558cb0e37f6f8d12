import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const schema = (file: string): object =>
  JSON.parse(readFileSync(resolve(__dirname, '../schemas', file), 'utf8')) as object;

/** What a schema of test/schemas finds wrong with a value; nothing where it is valid. */
const against = (file: string): ((value: unknown) => ReadonlyArray<string>) => {
  const validate = addFormats(new Ajv({ strict: false })).compile(schema(file));
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};

export const wrongForCloudEvents = against('cloudevents-1.0.json');
export const wrongForOcel = against('ocel-2.0.json');
