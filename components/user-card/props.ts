export interface UserTag {
  text: string;
  type: 'primary' | 'success' | 'warning';
}

export interface UserCardProps {
  name: string;
  /** Address of the picture; without one, or if it cannot be loaded, the name's first character. @default '' */
  avatar: string;
  /** A quiet line below the name. @default '' */
  caption: string;
  /** @default [] */
  tags: UserTag[];
}

export const userCardDefaults: UserCardProps = { name: '', avatar: '', caption: '', tags: [] };
