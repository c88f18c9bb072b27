import { formSheet } from '../../ui/form-sheet';
import { listSheet } from '../../ui/list-sheet';
import { badParams, shownText, type Outcome, type Params, type Run } from '../call';
import type { Asking } from './asking';
import { datePicker } from './date';

/** `my.datePicker`, `my.optionsSelect` and `my.multiLevelSelect`. */
export function optionApis(asking: Asking): Readonly<Record<string, Run>> {
  return {
    datePicker: (params) => datePicker(asking, params),
    optionsSelect: (params) => optionsSelect(asking, params),
    multiLevelSelect: (params) => multiLevelSelect(asking, params),
  };
}

/** @see mini/api/基础API/界面/选项选择器/my.optionsSelect.md of AlipayDocs/open-docs */
async function optionsSelect({ open }: Asking, params: Params): Promise<Outcome> {
  const one = texts(params, 'optionsOne');
  const two = params.optionsTwo === undefined ? [] : texts(params, 'optionsTwo');
  const columns = [
    { name: 'One', label: '选项一', options: one, value: Number(params.selectedOneIndex ?? 0) },
    { name: 'Two', label: '选项二', options: two, value: Number(params.selectedTwoIndex ?? 0) },
  ].filter(({ options }) => options.length > 0);
  const values = await formSheet(open, {
    title: shownText(params, 'title', '请选择'),
    fields: columns,
    okText: shownText(params, 'positiveString', '确定'),
    cancelText: shownText(params, 'negativeString', '取消'),
  });
  const answer = columns.flatMap(({ name, options }) => {
    const index = Number(values?.[name]);
    return [
      // Cancelling gives empty texts, and is a success all the same.
      [`selected${name}Index`, values ? index : ''],
      [`selected${name}Option`, values ? options[index] : ''],
    ];
  });
  return Object.fromEntries(answer) as Outcome;
}

function texts(params: Params, name: string): string[] {
  const list = params[name];
  if (!Array.isArray(list)) throw badParams(`${name}: a list is required`);
  return list.map(String);
}

interface Level {
  readonly name: string;
  readonly subList?: readonly Level[];
}

/** @see mini/api/基础API/界面/级联选择/my.multiLevelSelect.md of AlipayDocs/open-docs */
async function multiLevelSelect({ open }: Asking, params: Params): Promise<Outcome> {
  // The page names it as a bug: `null` is a success without a choice.
  if (params.list === null) return { success: false, result: [] };
  let level = levels(params.list);
  if (!level || !areNamed(level)) throw badParams('参数无效');
  const title = shownText(params, 'title', '请选择');
  const result: { name: string }[] = [];
  while (level) {
    const text = result.map(({ name }) => name).join(' ');
    const items: string[] = level.map(({ name }) => name);
    const chosen: number[] | undefined = await listSheet(open, {
      title,
      text,
      sections: [{ items }],
    });
    const entry: Level | undefined = level[chosen?.[0] ?? -1];
    if (!entry) return { success: false, result: [] };
    result.push({ name: entry.name });
    level = levels(entry.subList);
  }
  return { success: true, result };
}

/** name: 必填, of each entry and of those below it. */
function areNamed(list: readonly Level[]): boolean {
  return list.every(
    (entry) =>
      typeof (entry as Partial<Level> | null)?.name === 'string' &&
      areNamed(levels(entry.subList) ?? []),
  );
}

function levels(list: unknown): readonly Level[] | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return list as readonly Level[];
}
