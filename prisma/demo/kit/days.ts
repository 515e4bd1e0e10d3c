const zone = "Asia/Almaty";

/** Days as seen from the moment of the seed, in the operator's zone. */
export class Days {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;

  constructor(now: Temporal.Instant) {
    this.now = now;
    this.today = now.toZonedDateTimeISO(zone).toPlainDate();
  }

  /** A date; negative offsets lie ahead. */
  date(daysAgo: number): string {
    return this.today.subtract({ days: daysAgo }).toString();
  }

  /** A moment of a past day, at a local minute of that day. */
  at(daysAgo: number, minuteOfDay: number): string {
    const time = new Temporal.PlainTime(Math.floor(minuteOfDay / 60) % 24, minuteOfDay % 60);
    const day = this.today.subtract({ days: daysAgo });
    return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString();
  }

  /** Minutes before now: for what happened today, which no clock time of the day can promise. */
  minutesAgo(minutes: number): string {
    return this.now.subtract({ minutes }).toString({ smallestUnit: "second" });
  }

  /** 31 December of the fifth year after the year of a day. */
  taxEnd(daysAgo: number): string {
    return `${this.today.subtract({ days: daysAgo }).year + 5}-12-31`;
  }
}
