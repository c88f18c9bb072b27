export interface SkeletonProps {
  /** Rows below the card. @default 2 */
  rows: number;
}

export const skeletonDefaults: SkeletonProps = { rows: 2 };
