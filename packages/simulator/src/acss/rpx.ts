/**
 * `750rpx` is the width of the phone. The phone's element sets `--rpx` to one rpx of it; without that it is
 * a phone 375 pixels wide.
 */
export function scaleRpx(text: string): string {
  return text.replace(/(^|[\s,(:])(-?\d*\.?\d+)rpx\b/gi, '$1calc(var(--rpx, 0.5px) * $2)');
}
