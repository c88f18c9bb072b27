/** One file of this folder, without `.svg`. */
export type GlyphName =
  | 'alert'
  | 'bolt'
  | 'check'
  | 'chevron'
  | 'cloud-off'
  | 'eye'
  | 'eye-off'
  | 'info'
  | 'key'
  | 'shield'
  | 'smile'
  | 'user';

export interface GlyphProps {
  /** @default 'info' */
  name: GlyphName;
  /** Width and height in rpx. @default 40 */
  size: number;
}

export const glyphDefaults: GlyphProps = { name: 'info', size: 40 };
