import type { GlyphName } from '../glyph/props';

export interface ListItemProps {
  title: string;
  /** One line on what a tap does. @default '' */
  description: string;
  /** State shown at the end of the row. @default '' */
  extra: string;
  /** '' for no picture. @default '' */
  icon: GlyphName | '';
  /** Whether what belongs to the row is open below it; null for a row that leads elsewhere. @default null */
  expanded: boolean | null;
  /** Shows a spinner instead of the arrow, and drops taps. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  /** Handed to `onTap`, so that one handler can serve several rows. @default '' */
  name: string;
  onTap: (name: string) => void;
}

export const listItemDefaults: ListItemProps = {
  title: '',
  description: '',
  extra: '',
  icon: '',
  expanded: null,
  loading: false,
  disabled: false,
  name: '',
  onTap: () => undefined,
};
