// The zones of a complaint, in order, as a routine.

import { secondsOf } from "../player/logic/stages.js";

/** @import { App, Complaint, Routine } from "../../core/types.js" */

export const COMPLAINT = "complaint"; // what the state `learn` holds while that routine is open

/**
 * A complaint's zones as the steps of a routine; null if this school lists none.
 *
 * @param {App} app
 * @param {string} id  of the complaint
 * @returns {Routine|null}
 */
export function routineOf({ t, data, zones }, id) {
  /** @type {Complaint|undefined} */
  const complaint = data.complaints.find((one) => one.id === id);
  if (!complaint) return null;
  const found = complaint.zones.flatMap((zone) => zones.get(zone) ?? []);
  return {
    id: COMPLAINT,
    name: complaint.name,
    also: [],
    summary: t("complaint_note"),
    duration: null,
    leave_out: complaint.see_doctor,
    needs: [],
    course: null,
    note: complaint.note,
    cautions: [...new Set(found.flatMap((zone) => zone.cautions))],
    sources: complaint.sources,
    steps: found.map((zone) => {
      const [use] = zone.techniques;
      const seconds = use ? secondsOf(data.techniques, use) : null;
      return {
        name: zone.name,
        what: zone.landmark?.says ?? zone.not_drawn ?? "",
        time: use?.time ?? null,
        technique: use?.use ?? null,
        seconds: /** @type {[number, number]|null} */ (seconds ? [seconds, seconds] : null),
        foot: zone.feet.length === 1 ? zone.feet[0] : "each",
        part: "foot",
        repeats: null,
        zones: [zone.id],
        sources: [...new Set([...zone.landmark?.sources ?? [], ...use?.sources ?? []])],
      };
    }),
  };
}
