import {
  asFields,
  expectArgument,
  isFields,
  requiredFields,
  requiredString,
  type Fields,
} from '../base/guards';
import { filterFields, hide, jsonFieldsOf, jsonOf, merged } from '../base/json';
import { isList } from '../base/kinds';
import type { Untyped } from '../base/untyped';

/** Changes of a record that have been noted and not yet sent. */
export class RecordChanges {
  /** @internal As they go over the wire. */
  protected changes!: Fields;

  /** @internal */
  constructor() {
    hide(this, { changes: {} });
  }

  /**
   * Notes changes of nickname, avatar or custom fields; `update` sends them. Calls add up; for one field the
   * last one counts.
   * @param key - name of one field
   * @param value - JSON data; a user, or another record, is stored as a pointer to it
   * @param fields - values by name
   * @throws HError 605, at once
   * @example
   * my.BaaS.auth.getCurrentUser().then((user) => user.set('nickname', '小芝').update());
   */
  set(key: string, value: Untyped): this;
  set(fields: Record<string, Untyped>): this;
  set(keyOrFields: unknown, ...rest: unknown[]): this {
    if (rest.length === 1) return this.change(keyOrFields, jsonOf(rest[0]));
    const isObject = rest.length === 0 && isFields(keyOrFields);
    expectArgument(isObject, 'the arguments', 'a field name and a value, or an object');
    this.changes = merged(this.changes, jsonFieldsOf(keyOrFields));
    return this;
  }

  /**
   * Adds to a number. The server calculates the sum, so that two phones do not overwrite each other.
   * @param key - name of a custom field
   * @param value - may be negative
   * @throws HError 605, at once
   * @example
   * my.BaaS.auth.getCurrentUser().then((user) => user.incrementBy('visits', 1).update());
   */
  incrementBy(key: string, value: number): this {
    expectArgument(Number.isFinite(value), 'value', 'a number');
    return this.change(key, { $incr_by: value });
  }

  /**
   * Adds a value, or each of several, at the end of a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  append(key: string, value: Untyped): this {
    return this.change(key, { $append: itemsOf(value) });
  }

  /**
   * Like `append`, but skips values that the list already has.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  uAppend(key: string, value: Untyped): this {
    return this.change(key, { $append_unique: itemsOf(value) });
  }

  /**
   * Takes a value, or each of several, out of a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  remove(key: string, value: Untyped): this {
    return this.change(key, { $remove: itemsOf(value) });
  }

  /**
   * Takes the last value off a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  pop(key: string): this {
    return this.change(key, { $pop: 1 });
  }

  /**
   * Takes the first value off a list.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  shift(key: string): this {
    return this.change(key, { $pop: -1 });
  }

  /**
   * Sets properties of an object; its others stay.
   * @param key - name of a custom field
   * @throws HError 605, at once
   */
  patchObject(key: string, value: object): this {
    return this.change(key, { $update: jsonOf(requiredFields(value, 'value')) });
  }

  /** @internal */
  private change(key: unknown, value: unknown): this {
    this.changes = merged(this.changes, { [requiredString(key, 'key')]: value });
    return this;
  }
}

/** Changes whose outcome is known before the server answers; it works out the others, such as `incrementBy`. */
export function plainOf(changes: Fields): Fields {
  const isOperation = (value: unknown): boolean =>
    Object.keys(asFields(value)).some((key) => key.startsWith('$'));
  return filterFields(changes, (value) => !isOperation(value));
}

/** A value, or several, for a list. @throws HError 605 */
function itemsOf(value: unknown): unknown {
  return jsonOf(isList(value) ? value : [value]);
}
