import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schema = (file: string): object =>
  JSON.parse(readFileSync(resolve(__dirname, '../schemas', file), 'utf8')) as object;

/** What a schema of test/schemas finds wrong with a value; nothing where it is valid. */
const against = (file: string, ajv: Ajv): ((value: unknown) => ReadonlyArray<string>) => {
  const validate = addFormats(ajv).compile(schema(file));
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
};

export const wrongForCloudEvents = against('cloudevents-1.0.json', new Ajv({ strict: false }));
export const wrongForOcel = against('ocel-2.0.json', new Ajv({ strict: false }));
export const wrongForSarif = against('sarif-2.1.0.json', new AjvDraft4({ strict: false }));
