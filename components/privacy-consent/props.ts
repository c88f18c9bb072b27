export interface PrivacyConsentProps {
  /** Never ticked for the user: who has to be asked has not agreed yet. @default false */
  checked: boolean;
  /** @default false */
  disabled: boolean;
  /** What is wrong, beside the box. @default '' */
  error: string;
  onChange: (checked: boolean) => void;
  /** The user wants to read the agreement. */
  onRead: () => void;
}

export const privacyConsentDefaults: PrivacyConsentProps = {
  checked: false,
  disabled: false,
  error: '',
  onChange: () => undefined,
  onRead: () => undefined,
};
