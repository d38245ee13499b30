// The shapes of what travels between Python and the module, and of what its modules share.

/** @typedef {"left"|"right"} Foot */
/** @typedef {"plantar"|"dorsal"|"medial"|"lateral"} ViewId */
/** @typedef {[number, number]} Point  drawing units, 1 = 1 mm on a 250 mm foot, y down */
/** @typedef {[number, number, number, number, number, number]} Matrix  as SVG's matrix() */
/** @typedef {{says: string, sources: string[]}} Statement */
/**
 * @typedef {object} Zone
 * @property {string} id
 * @property {number|string|null} number  as printed: 12 or "12a"
 * @property {string} [code]  of an acupoint, whose number only orders
 * @property {"numbered"|"further"} group
 * @property {string} name
 * @property {string[]} also
 * @property {Record<string, string>} names
 * @property {string} system
 * @property {string[]} body_areas
 * @property {Foot[]} feet
 * @property {string} crossing
 * @property {Statement|null} landmark
 * @property {Statement|null} tradition
 * @property {Statement|null} elsewhere
 * @property {{use: string, pressure: string, time: string, direction: string, motion?: string[],
 *   seconds: number|null, sources: string[]}[]} techniques
 * @property {string[]} cautions
 * @property {string|null} note
 * @property {string[]} number_sources
 * @property {string|null} not_drawn
 * @property {ViewId[]} views
 * @property {(Statement & {feet: Foot[], views: Record<string, {d: string, at: Point}>})[]} [variants]
 *   other places that charts give it
 */
/**
 * @typedef {object} Shape
 * @property {string} zone
 * @property {Foot[]} feet
 * @property {string} d
 * @property {string|null} [hit]      a larger outline to press, for small shapes
 * @property {Point|null} [badge]
 * @property {number} [badge_r]
 * @property {string} [label]         of an acupoint: its code, or empty where another dot is named
 * @property {Point|null} [label_at]  the middle of that word
 */
/** @typedef {{id: string, system: string, d: string, arrows: string[], branch: boolean,
 *   dash: number[]}} Course  the line of a channel, in the direction of its flow */
/**
 * @typedef {object} View
 * @property {string} label
 * @property {string} art  trusted drawing of the left foot, our own
 * @property {Record<string, Plate>} plates  by arrangement, or by foot where one is shown
 * @property {{id: string, name: string, d: string, label: Point}[]} guidelines
 * @property {Shape[]} shapes
 * @property {(Shape|number)[]} [further]  with the further zones; a number is a place in `shapes`
 * @property {Course[]} [channels]  only in a school of acupoints
 * @property {{zone: string, label: string, at: Point}[]} [beyond]  acupoints above the drawing
 * @property {number} [code_height]  of the type of codes
 */
/** @typedef {{viewBox: [number, number, number, number],
 *   feet: {foot: Foot, matrix: Matrix, label: Point}[],
 *   guidelines: Record<string, Point>}} Plate  in its own units, captions and names upright */
/** @typedef {{id: string, name: string, pattern: string, fill: string, ink: string,
 *   dark: string}} System */
/** @typedef {{name: string, level: string, why: string, advice: string, general: boolean,
 *   goes_with?: string, sources: string[]}} Caution  goes_with: applies with that one */
/** @typedef {{id: string, name: string, also: string[], zones: string[], cautions: string[],
 *   red_flags: string[], see_doctor: string, note: string|null, sources: string[]}} Complaint */
/** A complaint that this school lists no zones for; `schools` do.
 * @typedef {Omit<Complaint, "zones"> & {schools: string[]}} ComplaintElsewhere */
/** Everyday words by kind and id of what they lead to; null where a language has none for an id.
 * @typedef {Record<string, string[]|null>} WordsById */
/** @typedef {{passed_over: string[], weak: string[], unlisted: {words: string[], near: string[]}[],
 *   red_flags?: WordsById, cautions?: WordsById, complaints?: WordsById, body_areas?: WordsById,
 *   zones?: WordsById, techniques?: WordsById, routines?: WordsById,
 *   pages?: WordsById}} Vocabulary */
/** @typedef {{id: string, name: string, also: string[], summary: string, duration: string|null, leave_out: string|null,
 *   needs: string[], course: string|null, note: string|null, cautions: string[], sources: string[],
 *   steps: {name: string, what: string, time: string|null, technique: string|null,
 *   zones: string[], sources: string[], seconds: [number, number]|null,
 *   foot: "both"|"each"|"first"|"other"|Foot|null, part: string,
 *   repeats: [number, number]|null}[]}} Routine */
/** @typedef {{id: string, name: string, kind: "lines"|"strips"|"points", says: string,
 *   marks: {id: string, name: string, label: string}[],
 *   views: Record<string, {id: string, d: string, at: Point}[]>}} Overlay  lines or points over a foot */
/** @typedef {{area: string, side: string, d: string, flip?: boolean, hit: string|null,
 *   at: Point, kind?: string, lines?: string}} BodyShape */
/** @typedef {{views: Record<string, {label: string, viewBox: number[], art: string,
 *   shapes: BodyShape[]}>, wholes: Record<string, string[]>,
 *   systems: Record<string, {fill: string, ink: string}>}} Body  the figure of a body */
/**
 * @typedef {object} Payload
 * @property {number} format
 * @property {{id: string, title: string, summary: string, history: string, numbering: string,
 *   crossing: string, reviewed: string|null, sources: string[]}} school
 * @property {{id: string, title: string}[]} schools
 * @property {Record<string, string>} messages
 * @property {System[]} systems
 * @property {Record<string, {title: string, url: string|null, kind: string}>} sources
 * @property {Record<string, {name: string, also: string[], steps: string[], pressure: string, time: string,
 *   seconds: number, direction: string, manner?: string, motion?: string[], suits: string, leave_out: string,
 *   sources: string[]}>} techniques
 * @property {Record<string, Caution>} cautions
 * @property {{id: string, sign: string, why: string, action: string, urgency: string, sources: string[]}[]} red_flags
 * @property {{summary: string, studies: {id: string, citation: string, finding: string,
 *   url: string|null, status: string}[]}} evidence
 * @property {Record<string, {name: string, uberon: string|null, system: string}>} body_areas
 * @property {Complaint[]} complaints
 * @property {ComplaintElsewhere[]} complaints_elsewhere
 * @property {Vocabulary} [vocabulary]  in the language of the chart
 * @property {Zone[]} zones
 * @property {Record<string, View>} views
 * @property {{id: string, dash: number[]}[]} [channels]
 * @property {Overlay[]} [overlays]  the overlays
 * @property {Routine[]} [routines]
 * @property {{id: string, name: string, what: Statement, article: Statement|null, caution: Statement|null}[]} [styles]
 * @property {Body} [body]  this and what follows may come after the first picture
 * @property {{id: string, topic: string, says: string, body_areas: string[], zones: string[],
 *   sources: string[]}[]} [disagreements]
 * @property {Record<string, {school: string, zone: string, name: string, number: number|null,
 *   feet: Foot[], views: ViewId[]}[]>} [elsewhere_schools]  by body area
 * @property {string} language  of the interface and of all records that come with the program
 * @property {string[]} languages  to switch to, that of the chart's own file first
 * @property {string} prose  the language of what the chart itself says
 * @property {boolean} own  whether the chart is a reader's own, so that no catalogue has its texts
 * @property {Record<string, import("../loading/language.js").Patch>} [translations]  by language,
 *   where no server has them
 */
/** @typedef {{feet: Foot[], d: string, at: Point, box: [number, number]}} Outlines  box: width, height */
/** @typedef {{id: string, names: Record<string, string>, number: number|string|null, code: string,
 *   feet: Foot[], areas: string[], views: Record<string, Outlines[]>,
 *   others?: Record<string, Outlines[]>}} ZonePlace */
/** @typedef {{id: string, titles: Record<string, string>, zones: ZonePlace[]}} SchoolPlaces
 *   names and titles by language */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Name} Name */
/**
 * @typedef {object} Model  what an anywidget host hands over
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: () => void) => void} on
 * @property {(event: string, callback: () => void) => void} off
 */
/**
 * @typedef {object} AnyModel  what Jupyter's own hosts hand over: messages come and go too
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, callback: (message: any) => void) => void} on
 * @property {(event: string, callback: (message: any) => void) => void} off
 * @property {(content: Record<string, unknown>) => void} send
 */
/**
 * What every panel may use.
 *
 * @typedef {object} App
 * @property {State} state
 * @property {Payload} data
 * @property {Map<string, Zone>} zones
 * @property {Map<string, System>} systems
 * @property {string} uid  prefix of ids and radio names, unique per rendering
 * @property {(key: string, values?: Record<string, string|number>) => string} t
 * @property {(patch: Partial<State>) => void} set
 * @property {(id: string, how?: {add?: boolean, show?: boolean}) => void} choose
 * @property {(ids: string[], patch: Partial<State>, announcement: string) => void} chooseAll
 * @property {(kind: string, id: string) => void} open  anything that a search can find
 * @property {{kind: string, id: string}|null} asked  what was opened last that is no state
 * @property {(step: number) => void} step
 * @property {() => void} back
 * @property {() => boolean} canGoBack
 * @property {() => void} clear
 * @property {KeptQuiz} quiz  that was begun last
 * @property {import("../panels/quiz/deck_store.js").DeckStore} deck  what the reader knows
 * @property {import("../panels/safety/safety.js").Safety} safety  the check before a massage
 * @property {KeptPlayer} player  the routine that is played
 * @property {import("../panels/player/place_store.js").PlaceStore} places  in routines
 * @property {import("../panels/own/routine_store.js").RoutineStore} routines  the reader's own
 * @property {(patch: Partial<State>) => void} look  change what is shown without telling the host
 * @property {import("../panels/notes/notes.js").NotesPanel} notes  what the reader notes on zones
 * @property {Asking|null} asking  a quiz that is on
 * @property {(asking: Asking|null) => void} ask  begin, change or end it on the plate
 * @property {Set<string>|null} found  zones found by the search, null = no search
 * @property {(ids: Set<string>|null) => void} find  set them
 * @property {(text: string) => void} announce  to screen readers
 * @property {string|null} prose  the language of what a chart says, if the interface has another
 * @property {(one: {name: string, names?: Record<string, string>}) => string|null} lang  that of a name, if the interface has another
 * @property {() => boolean} narrow  whether the card is a sheet over the plate
 * @property {() => number} cover  y in the window from which on a sheet covers the plate
 */
/** How far a quiz has come, kept while panels are made again; `text` is that of the state.
 * @typedef {{text: string, school: string,
 *   progress: import("../panels/quiz/logic/run.js").Progress|null}} KeptQuiz */
/** A routine that is played, kept while panels are made again; `text` is that of the state. `before`:
 * what the feet showed; `shown`: what they show instead.
 * @typedef {{text: string, progress: import("../panels/player/logic/countdown.js").Progress|null,
 *   before: Partial<State>, shown: Partial<State>}} KeptPlayer */
/** How a zone is marked by a quiz: the one that is asked for; one that was pressed in vain; right at
 * the first, second or third try, or not; and how well it is known.
 * @typedef {"asked"|"wrong"|"first"|"second"|"third"|"missed"|"due"|"learning"|"known"} AnswerMark */
/** What the plate leaves unsaid while a quiz is on, and whom it tells what was pressed. `masked`:
 * names and numbers are hidden; `far` tells drawing units from there to a zone: 0 on it, Infinity if
 * it is not on that foot.
 * `signs`: what stands on the zones instead of the sign of their mark; `values`: that colour the feet
 * instead of the program's.
 * @typedef {{masked: boolean, marks: Map<string, AnswerMark>, signs?: Map<string, string>,
 *   values?: import("./values.js").Values, press: (pressed: {zone: Zone, foot: Foot,
 *   far: (id: string) => number}) => void}} Asking */
/** A part of the map: its node, and what it does when some of the state changed.
 * @typedef {{node: HTMLElement, paint: (changed: Set<string>, before: State) => void,
 *   dispose?: () => void}} Panel */

export {};
