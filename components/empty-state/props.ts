import type { GlyphName } from '../glyph/props';

export interface EmptyStateProps {
  /** @default 'smile' */
  icon: GlyphName;
  /** @default 'primary' */
  tone: 'primary' | 'quiet';
  title: string;
  /** @default '' */
  message: string;
}

export const emptyStateDefaults: EmptyStateProps = {
  icon: 'smile',
  tone: 'primary',
  title: '',
  message: '',
};
