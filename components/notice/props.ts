export interface NoticeProps {
  /** An `error` is read out at once, the others when there is time. @default 'info' */
  type: 'info' | 'success' | 'warning' | 'error';
  /** Without it only the message shows. @default '' */
  title: string;
  message: string;
}

export const noticeDefaults: NoticeProps = { type: 'info', title: '', message: '' };
