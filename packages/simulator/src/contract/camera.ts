/** What the phone's camera sees. */
export interface Camera {
  /** Whether Alipay may use it, which the phone's settings say too. Default true. */
  readonly authorized?: boolean;
  /** What it photographs: a data URI. Default: a drawing. */
  readonly picture?: string;
  /** What it films: a data URI. Default: an MP4 file without a picture. */
  readonly video?: string;
  /** How near it can zoom. Default 10. */
  readonly maxZoom?: number;
}
