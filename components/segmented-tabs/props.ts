export interface Tab {
  key: string;
  title: string;
}

export interface SegmentedTabsProps {
  /** What the tabs choose between, for screen readers. */
  label: string;
  items: Tab[];
  /** Key of the chosen tab. */
  value: string;
  /** @default false */
  disabled: boolean;
  onChange: (key: string) => void;
}

export const segmentedTabsDefaults: SegmentedTabsProps = {
  label: '',
  items: [],
  value: '',
  disabled: false,
  onChange: () => undefined,
};
