// What the page's modules hand to one another. Offsets into texts count UTF-16 units; raw places count code points.

export type Kind = 'Organization' | 'Person' | 'Place' | 'Program';
export type Status = 'stated' | 'planned' | 'denied' | 'former';

/** `spelling` holds the pinyin of the name and of each alias. */
export interface Entity {
  id: string; name: string; spelling: string[]; aliases: string[]; kind: Kind; type: string; code: string;
  mentions: number; facts: number; reports: number; articles: number[]; reasons: string[];
}

/** An edge: `o` is an entity's number, or undefined where the object is the value `v`. */
export interface Edge {
  number: number; id: string; s: number; r: string; o: number | undefined; v: string; c: number; status: Status;
  time: string; evidence: Evidence[]; articles: Set<number>;
}

/** An edge between two entities: what the picture draws. */
export type Joined = Edge & { o: number };

/** A place in a file: what is counted or named there, with its number or name, and the selectors that say so. */
export type Place = [parts: [kind: string, value: string][], selectors: string[]];

/** A sentence that says an edge; `subject` and `object` are stretches of the article's text, `at` raw ones. */
export interface Evidence {
  a: number; start: number; end: number; subject: Stretch[]; object: Stretch[]; at: Stretch[];
  places: Place[]; rule: string; c: number;
}

export type Stretch = [start: number, end: number];

export interface Article {
  id: string; document: string; headline: string; date: string; byline: string[][]; text: string; body: number;
  places: (Place | null)[];
  mentions: { start: number; end: number; entity: number }[];
  pieces: { start: number; raw: number; length: number }[];
  repairs: { kind: string; reason: string; ranges: Stretch[] }[];
}

export interface Spot { x: number; y: number; size: number }
export interface Link { id: number; from: number; to: number; bend: number; dashes: boolean }
export interface Point { x: number; y: number }
export interface Box extends Point { width: number; height: number }

interface Targets {
  entity: number; edge: number; article: number; community: number;
  path: [from: number, to: number]; shared: [one: number, other: number];
}

/** What is chosen or pointed at, by number: an entity, an edge, an article, a community, or what joins two entities. */
export type Target = {
  [Name in keyof Targets]: { [Own in Name]: Targets[Own] } & { [Other in Exclude<keyof Targets, Name>]?: undefined }
}[keyof Targets];

/**
 * A part of the graph alone on the screen, with places of its own: what is around an entity (`steps` away), the path
 * between two (`turn` counts paths of the same length), what two share, or a community (its number is in `of`).
 * `grown` holds the entities that were expanded.
 */
export interface Focus {
  by: 'near' | 'path' | 'shared' | 'community'; of: number[]; steps: number; turn: number; grown: Set<number>;
  places: Map<number, Point>;
}

/** The article that is open, the stretch or sentence of it that was asked for, and whether that is still to be found. */
export interface Reading { article: number; at: Stretch | Evidence | null; fresh: boolean }

/** A row of the file of judgements, as the server tells it. */
export type Correction = Record<string, string | undefined>;

export type Columns = Record<string, any[]>;

/** The columns of a graph or of a part of it, as the exporter writes them. */
export interface Part { entities: Columns; edges: Columns; evidence: Columns; articles: Columns; words: string[] }

/** What holds for the whole graph. */
export interface Facts {
  whole: { documents: number; articles: number; entities: number; edges: number };
  budget: number;
  labels: Record<string, Record<string, string>>;
  measures: { bend: number; doubtful: number; least: number; growth: number };
}

/** Which sources are wanted: an article's own choice before its group's, and that before what holds for the rest. */
export interface Sources { rest: boolean; groups: Map<string, boolean>; articles: Map<number, boolean> }

/** What is filtered away, and what is wanted; months count from the year 0, null is no bound. */
export interface Filters {
  kinds: Set<string>; relations: Set<string>; statuses: Set<string>; sources: Sources;
  least: number; from: number | null; to: number | null; undated: boolean;
}

/** Bars of a histogram: the first month, the months of a bar, how many bars. */
export interface Calendar { start: number; step: number; size: number }

/** What each choice would show, given all other filters; `dated` and `reported` hold a number for each bar. */
export interface Counts {
  kinds: Map<string, number>; relations: Map<string, number>; statuses: Map<string, number>;
  articles: Map<number, number>; groups: Map<string, number>;
  dated: number[]; reported: number[]; undated: number;
}

export interface Sifted { numbers: number[]; edges: Edge[]; articles: number[]; counts: Counts }
export interface Shown { numbers: number[]; edges: Joined[]; total: { numbers: number[]; edges: Edge[] } }
export interface Lit { entities: Set<number>; edges: Joined[]; main: number | null }

export interface View {
  getPositions(numbers: number[]): Record<number, Point>;
  getPosition(number: number): Point;
  getScale(): number;
  getViewPosition(): Point;
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
  moveTo(options: object): void;
  fit(options?: object): void;
  redraw(): void;
  on(event: string, act: (event: any) => void): void;
}

declare global {
  const vis: { DataSet: new () => any; Network: new (place: HTMLElement, data: object, options: object) => View };
  interface Window { zhitu: object }
}
