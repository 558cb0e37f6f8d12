import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { decodeFault } from '../../events/decode-fault';
import type { DecodeFault } from '../../events/decode-fault';
import { parseJson } from '../../events/parse-json';
import type { EventRow } from './rows';

/** The fields that an event of the Hermes kernel brings; what it does not have it does not say. */
export class Payload {
  private constructor(
    private readonly kind: string,
    private readonly fields: Readonly<Record<string, unknown>>,
  ) {}

  /** What an event brings that brings nothing. */
  static nothing(kind: string): Payload {
    return new Payload(kind, {});
  }

  /** Reads what an event brings; none is the same as an empty one. */
  static of({ kind, payload }: EventRow): Either<DecodeFault, Payload> {
    if (payload === null) return right(Payload.nothing(kind));
    const parsed = parseJson(payload);
    if (isLeft(parsed)) return left(decodeFault(`${kind}.payload`, 'JSON', payload));
    const fields = parsed.right;
    if (fields === null) return right(Payload.nothing(kind));
    if (typeof fields !== 'object' || Array.isArray(fields))
      return left(decodeFault(`${kind}.payload`, 'an object', fields));
    return right(new Payload(kind, fields as Readonly<Record<string, unknown>>));
  }

  has(field: string): boolean {
    return this.fields[field] !== undefined && this.fields[field] !== null;
  }

  /** A text that has to be there. */
  text(field: string): Either<DecodeFault, string> {
    const value = this.fields[field];
    return typeof value === 'string' ? right(value) : left(this.fault(field, 'text', value));
  }

  /** A text, or null where there is none. */
  textOrNull(field: string): string | null {
    const value = this.fields[field];
    return typeof value === 'string' ? value : null;
  }

  /** A text, `otherwise` where the field is not there. */
  textOr(field: string, otherwise: string): Either<DecodeFault, string> {
    return this.has(field) ? this.text(field) : right(otherwise);
  }

  /** A time in whole seconds as milliseconds; null where there is none. */
  timeOrNull(field: string): number | null {
    const value = this.fields[field];
    return typeof value === 'number' && Number.isFinite(value) ? value * 1_000 : null;
  }

  /** A list of texts; of a field that is not there, none. */
  texts(field: string): Either<DecodeFault, ReadonlyArray<string>> {
    const value = this.fields[field] ?? [];
    const fits = Array.isArray(value) && value.every((one) => typeof one === 'string');
    return fits ? right(value as ReadonlyArray<string>) : left(this.fault(field, 'a list of texts', value));
  }

  private fault(field: string, expected: string, got: unknown): DecodeFault {
    return decodeFault(`${this.kind}.${field}`, expected, got);
  }
}
