export interface CodeButtonProps {
  /** What a tap does. @default '获取验证码' */
  text: string;
  /** What follows the seconds while another message has to wait. @default '秒后重发' */
  waitText: string;
  /** `inline` stands at the end of a field, `primary` below a form. @default 'inline' */
  look: 'inline' | 'primary';
  /**
   * When the last message was sent, in milliseconds since 1970; 0 for never. For a minute from then on the button
   * counts the seconds down and drops taps. @default 0
   */
  sentAtMs: number;
  /** Says that the message is being sent, and drops taps. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  /** `submit` sends the form around a `primary` button. @default '' */
  formType: '' | 'submit';
  onTap: () => void;
}

export const codeButtonDefaults: CodeButtonProps = {
  text: '获取验证码',
  waitText: '秒后重发',
  look: 'inline',
  sentAtMs: 0,
  loading: false,
  disabled: false,
  formType: '',
  onTap: () => undefined,
};
