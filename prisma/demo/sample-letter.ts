/** A letter that a sample system sends by itself when a new demo starts, as the operator's own mailer would. */
export type SampleLetter = {
  readonly to: string;
  readonly subject: string;
  /** `{link}` is where the link to unsubscribe stands. */
  readonly text: string;
  /** The consent that this letter rests on. */
  readonly purpose: string;
};
