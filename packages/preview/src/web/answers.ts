import type { StorageArea } from 'alipay-mini-simulator';
import { byId } from './dom';

/** What APIs of `my` end with, by name, instead of asking on a sheet. */
export type ApiAnswers = Record<string, unknown>;

/** The field in which a person writes how the phone answers. */
export interface AnswersField {
  readonly value: ApiAnswers;
  clear(): void;
}

const KEY = 'answers';

/**
 * Keeps the answers over a reload.
 *
 * @param onChange Called when other answers hold.
 */
export function createAnswersField(area: StorageArea, onChange: () => void): AnswersField {
  const field = byId('answers', HTMLTextAreaElement);
  const error = byId('answers-error', HTMLElement);
  let value: ApiAnswers = {};

  const read = () => {
    const answers = parse(field.value);
    const isWrong = answers === undefined;
    field.setAttribute('aria-invalid', String(isWrong));
    error.textContent = isWrong ? '不是 {"接口名": {…}} 这样的 JSON，还没有生效' : '';
    if (answers) {
      value = answers;
      area.set(KEY, field.value);
    }
  };
  field.value = area.get(KEY) ?? '';
  read();
  field.addEventListener('change', () => {
    read();
    onChange();
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

/** @returns Nothing for a text that is no object of objects in JSON. */
function parse(text: string): ApiAnswers | undefined {
  if (text.trim() === '') {
    return {};
  }
  try {
    const answers: unknown = JSON.parse(text);
    return isObject(answers) && Object.values(answers).every(isObject) ? answers : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
