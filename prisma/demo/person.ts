/** Somebody to try the demo with. Everybody is made up; the addresses lie in domains reserved for examples. */
export type DemoPerson = {
  /** Stable, for tests and for `/dev/people.json`. */
  readonly id: string;
  readonly role: "subject" | "agent" | "officer" | "admin" | "auditor";
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  readonly locale: "kk" | "ru" | "en";
  /** What is special about this person, in one line. */
  readonly note: string;
};

/** A member of staff, already enrolled. These secrets are public: a production start refuses them. */
export type DemoStaff = DemoPerson & {
  readonly role: Exclude<DemoPerson["role"], "subject">;
  /** What a person is shown instead of the name. */
  readonly number: number;
  readonly password: string;
  /** Base32, 160 bits. */
  readonly totpSecret: string;
};
