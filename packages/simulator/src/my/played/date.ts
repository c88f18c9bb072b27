import { formSheet } from '../../ui/form-sheet';
import { badParams, shownText, type Outcome, type Params } from '../call';
import { cancelled, type Asking } from './asking';

const DATE_FIELDS: Readonly<Record<string, string>> = {
  'yyyy-MM-dd': 'date',
  'HH:mm': 'time',
  'yyyy-MM-dd HH:mm': 'datetime-local',
  'yyyy-MM': 'month',
  yyyy: 'number',
};

/** @see mini/api/基础API/界面/选择日期/my.datePicker.md of AlipayDocs/open-docs */
export async function datePicker({ open }: Asking, params: Params): Promise<Outcome> {
  const format = shownText(params, 'format', 'yyyy-MM-dd');
  const type = DATE_FIELDS[format];
  if (type === undefined) throw badParams(`format: ${format} is not known`);
  const field = (name: string) => asField(shownText(params, name), format);
  const [min, max] = [field('startDate'), field('endDate')];
  // The wheels of a device have no other dates; a field can be typed in, and emptied.
  const within = (date: string) => (max !== '' && date > max ? max : date < min ? min : date);
  const value = within(field('currentDate') || asField(now(format), format));
  const values = await formSheet(open, {
    title: '选择日期',
    fields: [{ name: 'date', label: '日期', type, value, min, max }],
  });
  if (!values) throw cancelled();
  return { date: within(values.date || value).replace('T', ' ') };
}

/** A date as its field takes it; what is not of that format is no date, and has no effect. */
function asField(text: string, format: string): string {
  const parts = text.split(/\D+/).filter(Boolean);
  if (parts.length !== format.split(/\W+/).length) return '';
  const padded = parts.map((part) => part.padStart(2, '0'));
  let at = 0;
  return format.replace(/yyyy|MM|dd|HH|mm/g, () => padded[at++] ?? '').replace(' ', 'T');
}

function now(format: string): string {
  const date = new Date();
  const parts: Readonly<Record<string, number>> = {
    yyyy: date.getFullYear(),
    MM: date.getMonth() + 1,
    dd: date.getDate(),
    HH: date.getHours(),
    mm: date.getMinutes(),
  };
  return format.replace(/yyyy|MM|dd|HH|mm/g, (part) => String(parts[part]));
}
