import type { StorageArea } from 'alipay-mini-simulator';
import { byId } from './dom';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A field in which a person describes something of the phone in JSON. */
export interface JsonField {
  readonly value: JsonObject;
  clear(): void;
}

export interface JsonFieldOptions {
  /** Of the field, and the key under which its text is kept; `-error` behind it names its message. */
  readonly id: string;
  /** Said of a text that is no such JSON. */
  readonly wrong: string;
  /** Whether an object can be taken. */
  accepts(value: JsonObject): boolean;
  /** Called when another value holds. */
  onChange(): void;
}

/** Keeps the text over a reload. */
export function createJsonField(area: StorageArea, options: JsonFieldOptions): JsonField {
  const { id, wrong } = options;
  const field = byId(id, HTMLTextAreaElement);
  const error = byId(`${id}-error`, HTMLElement);
  let value: JsonObject = {};

  const read = () => {
    const given = parse(field.value);
    const taken = given && options.accepts(given) ? given : undefined;
    field.setAttribute('aria-invalid', String(taken === undefined));
    error.textContent = taken === undefined ? wrong : '';
    if (taken) {
      value = taken;
      area.set(id, field.value);
    }
  };
  field.value = area.get(id) ?? '';
  read();
  field.addEventListener('change', () => {
    read();
    options.onChange();
  });
  return {
    get value() {
      return value;
    },
    clear() {
      field.value = '';
      read();
    },
  };
}

/** @returns Nothing for a text that is no object in JSON. */
function parse(text: string): JsonObject | undefined {
  if (text.trim() === '') {
    return {};
  }
  try {
    const given: unknown = JSON.parse(text);
    return isObject(given) ? given : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
