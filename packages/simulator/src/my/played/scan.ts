import { ApiFailure } from '../../contract/errors';
import { formSheet } from '../../ui/form-sheet';
import type { Outcome, Params } from '../call';
import { toBase64 } from '../files/bytes';
import { needScope } from '../permission';
import type { Asking } from './asking';

const KINDS = [
  { label: '二维码', field: 'qrCode', scanType: 'QRCODE', asked: 'qrCode' },
  { label: '条形码', field: 'barCode', scanType: 'BARCODE', asked: 'barCode' },
] as const;

/**
 * `my.scan`: the person types what the camera would see.
 * @see mini/api/基础API/设备/扫码/my.scan.md of AlipayDocs/open-docs
 */
export async function scan(asking: Asking, { scanType }: Params): Promise<Outcome> {
  const { open } = asking;
  await needScope(asking.host, 'camera', asking.askForScope);
  const asked: unknown[] = Array.isArray(scanType) ? scanType : [];
  const kinds = KINDS.filter((kind) => asked.length === 0 || asked.includes(kind.asked));
  const offered = kinds.length > 0 ? kinds : KINDS;
  const values = await formSheet(open, {
    title: '扫一扫',
    fields: [
      { name: 'code', label: '码内容' },
      { name: 'kind', label: '码类型', options: offered.map(({ label }) => label) },
    ],
  });
  if (!values) throw new ApiFailure({ error: 10, errorMessage: '用户取消操作' });
  const code = values.code ?? '';
  const kind = offered[Number(values.kind)] ?? KINDS[0];
  return {
    code,
    [kind.field]: code,
    scanType: kind.scanType,
    result: code,
    imageChannel: 'camera',
    rawData: toBase64(new TextEncoder().encode(code)),
  };
}
