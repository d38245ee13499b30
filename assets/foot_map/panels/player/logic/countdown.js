// How far a routine has come: counted from a clock that only goes forward, never by adding up ticks.

/** @import { Stage } from "./stages.js" */

/** Plain data, kept while panels are made again. `at` is the stage; `used` the ms that it ran up to
 * `since`, a time of the clock, null while it stands; `extra` the ms given to it or taken from it.
 * @typedef {{at: number, used: number, extra: number, since: number|null}} Progress */

const LONGEST = 7200_000; // ms of one stage
const BEGUN = 3000; // ms: after these, back leads to the begin of the stage

/** @param {number} [at] @returns {Progress} that stands */
export const newProgress = (at = 0) => ({ at, used: 0, extra: 0, since: null });

/** One stage after the other, on a clock. */
export class Countdown {
  /**
   * @param {Stage[]} stages  at least one
   * @param {Progress} progress  owned by the caller, changed here
   * @param {() => number} clock  ms, as performance.now
   */
  constructor(stages, progress, clock) {
    this.stages = stages;
    this.progress = progress;
    this.clock = clock;
  }

  get isOver() {
    return this.progress.at >= this.stages.length;
  }

  get isRunning() {
    return this.progress.since !== null;
  }

  /** The stage now; undefined when all are over. @returns {Stage|undefined} */
  get stage() {
    return this.stages[this.progress.at];
  }

  /** ms that the stage has run. */
  get #gone() {
    const { used, since } = this.progress;
    return used + (since === null ? 0 : this.clock() - since);
  }

  /** ms until the stage ends, below 0 if it has ended since; null where no time is given. */
  get left() {
    const { stage, progress } = this;
    return stage?.ms == null ? null : stage.ms + progress.extra - this.#gone;
  }

  /** Share of the stage that is over, 0 to 1. */
  get share() {
    const { left, stage, progress } = this;
    const whole = (stage?.ms ?? 0) + progress.extra;
    return left === null || whole <= 0 ? 0 : Math.min(1, Math.max(0, 1 - left / whole));
  }

  /** ms until all is over; stages without a time count as none. */
  get leftInAll() {
    const later = this.stages.slice(this.progress.at + 1);
    return later.reduce((sum, { ms }) => sum + (ms ?? 0), Math.max(0, this.left ?? 0));
  }

  /** ms from now at which the coming stages end, up to the first that has no time; none while it
   * stands. @returns {number[]} */
  get ends() {
    const { left } = this;
    if (!this.isRunning || left === null) return [];
    const ends = [left];
    for (const { ms } of this.stages.slice(this.progress.at + 1)) {
      if (ms === null) break;
      ends.push(ends[ends.length - 1] + ms);
    }
    return ends;
  }

  /** Go on to where the clock has come. @returns {number} how many stages have ended */
  tick() {
    const { progress } = this;
    let ended = 0;
    for (let left = this.left; this.isRunning && left !== null && left <= 0; left = this.left) {
      // The next one began when this one ended, however late that is noticed.
      this.#enter(progress.at + 1, this.clock() + left);
      ended++;
    }
    return ended;
  }

  /** @param {number} at  stage @param {number} since  when it began, if time is running */
  #enter(at, since) {
    const running = this.isRunning && at < this.stages.length;
    Object.assign(this.progress, { at, used: 0, extra: 0, since: running ? since : null });
  }

  start() {
    if (!this.isOver && !this.isRunning) this.progress.since = this.clock();
  }

  pause() {
    this.tick();
    Object.assign(this.progress, { used: this.#gone, since: null });
  }

  /** To the begin of the stage if it has run for a while, else to the one before. */
  back() {
    this.tick();
    const { at } = this.progress;
    this.#enter(this.#gone > BEGUN ? at : Math.max(0, at - 1), this.clock());
  }

  skip() {
    this.tick();
    if (!this.isOver) this.#enter(this.progress.at + 1, this.clock());
  }

  /** More time for this stage, or less; none left ends it. @param {number} ms */
  shift(ms) {
    this.tick();
    const { left, progress, stage } = this;
    if (left === null || !stage) return;
    if (left + ms <= 0) return this.skip();
    progress.extra += Math.min(ms, LONGEST - left);
  }
}

/** Notices that the device slept, or that its clock was set: the clock that only goes forward and
 * that of the wall differ by more than before. */
export class Drift {
  #difference;
  /** @param {() => number} clock  ms, as performance.now @param {() => number} wall  as Date.now */
  constructor(clock, wall) {
    this.clock = clock;
    this.wall = wall;
    this.#difference = wall() - clock();
  }

  /** @param {number} least  ms @returns {boolean} whether they have come apart since the last call */
  noticed(least) {
    const difference = this.wall() - this.clock();
    const apart = Math.abs(difference - this.#difference) >= least;
    this.#difference = difference;
    return apart;
  }
}
