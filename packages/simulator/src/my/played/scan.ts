import { ApiFailure } from '../../contract/errors';
import { formSheet } from '../../ui/form-sheet';
import type { Outcome, Params } from '../call';
import { toBase64 } from '../files/bytes';
import { needScope } from '../permission';
import type { Asking } from './asking';

interface Kind {
  readonly label: string;
  /** As `scanType` asks for it. */
  readonly asked: string;
  readonly field?: string;
}

const KINDS: readonly Kind[] = [
  { label: '二维码', asked: 'qrCode', field: 'qrCode' },
  { label: '条形码', asked: 'barCode', field: 'barCode' },
  { label: 'DM 码', asked: 'dmCode' },
  { label: 'PDF417 码', asked: 'pdf417Code' },
  { label: '窄条二维码', asked: 'narrowCode' },
  { label: '异构码', asked: 'hmCode' },
];
const DEFAULT_KINDS = ['qrCode', 'barCode'];

/**
 * `my.scan`: the person types what the camera would see.
 * @see mini/api/基础API/设备/扫码/my.scan.md of AlipayDocs/open-docs
 */
export async function scan(asking: Asking, { scanType }: Params): Promise<Outcome> {
  const { open } = asking;
  await needScope(asking.host, 'camera', asking.askForScope);
  const wanted: unknown[] = Array.isArray(scanType) ? scanType : [];
  const isOffered = (types: readonly unknown[]) =>
    KINDS.filter(({ asked }) => types.includes(asked));
  const known = isOffered(wanted);
  const offered = known.length > 0 ? known : isOffered(DEFAULT_KINDS);
  const values = await formSheet(open, {
    title: '扫一扫',
    fields: [
      { name: 'code', label: '码内容' },
      { name: 'kind', label: '码类型', options: offered.map(({ label }) => label) },
    ],
  });
  if (!values) throw new ApiFailure({ error: 10, errorMessage: '用户取消操作' });
  const code = values.code ?? '';
  const kind = offered[Number(values.kind)];
  return {
    code,
    ...(kind?.field === undefined ? {} : { [kind.field]: code }),
    scanType: kind?.asked.toUpperCase(),
    result: code,
    imageChannel: 'camera',
    rawData: toBase64(new TextEncoder().encode(code)),
  };
}
