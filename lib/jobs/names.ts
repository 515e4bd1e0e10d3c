/** How a queue treats its jobs; the shape pg-boss takes. */
type QueueSettings = {
  readonly retryLimit: number;
  readonly retryDelay: number;
  readonly retryBackoff: boolean;
  readonly retryDelayMax: number;
  readonly expireInSeconds: number;
  readonly heartbeatSeconds: number;
  readonly deleteAfterSeconds: number;
};

const usual: QueueSettings = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 600,
  // The smallest pg-boss takes: a killed worker's job is back within seconds (docs: 11 s measured).
  heartbeatSeconds: 10,
  deleteAfterSeconds: 86_400,
};

/** Every queue and how often its jobs are tried. One line per job; its handler is in `definitions.ts`. */
export const queues = {
  // A mail server may be down for a night: about two days of tries before a person is told.
  "send-message": { ...usual, retryLimit: 200, retryDelayMax: 900 },
  fulfil: { ...usual, expireInSeconds: 3600 },
  "build-archive": { ...usual, expireInSeconds: 3600 },
  correct: usual,
  "recount-clocks": usual,
  "apply-consent": { ...usual, retryLimit: 12 },
  announce: usual,
  // Its own row says when it is tried again; the queue only carries it over a fault of ours.
  "deliver-webhook": usual,
  "settle-task": usual,
  "send-task-link": usual,
} as const satisfies Record<string, QueueSettings>;

export type JobName = keyof typeof queues;

/** Narrows a name given through `Queue.enqueue`; an unknown job is a bug, not a job that never runs. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(queues, name);
}
