/** The types that the explorer's modules share. Numbers stand for rows of the columns in `Graph`. */

/** The page's data, as `kg.view.payload` packs it. */
interface Payload {
  title: string;
  base: string;
  focus: string | null;
  depth: number;
  texts: [text: string, names: string[]][];
  entities: {
    met: number[];
    id: string[];
    digits: string;
    type: number[];
    named: number[];
    drawn: number[];
    value: Record<number, [property: string, text: string, datatype: string][]>;
    grid: number;
    aliases: Record<number, string[]>;
    same: Record<number, string[]>;
    importance: number[];
    community: number[];
    x: number[];
    y: number[];
    /** Of a page that a server made: how many statements of the whole graph name it. */
    total?: number[];
    /** Written out, where parts have been put together. */
    names?: string[];
    ids?: string[];
  };
  types: [name: string, label: string, family: Family][];
  predicates: string[][];
  namespaces: Record<string, string>;
  publishers: string[];
  articles: {
    id: string[];
    title: string[];
    publisher: number[];
    url: (string | null)[];
    published: (string | null)[];
    day: (number | null)[];
    authors: Record<number, string[]>;
  };
  sentences: { article: number[]; start: number[]; length: number[] };
  quotations: { article: number[]; speaker: number[]; start: number[]; end: number[] };
  stories: Story[];
  statements: {
    id: Record<number, string>;
    subject: number[];
    object: number[];
    predicate: number[];
    layer: number[];
    polarity: number[];
    modality: number[];
    holders: Record<number, [entity: number, level: number][]>;
    qualifiers: Record<number, [role: string, entity: number][]>;
    where: Record<number, number>;
    when: Record<number, string>;
    time: Record<number, number>;
    day: Record<number, number>;
    sentence: number[];
    spans: number[][];
    rules: string[];
    rule: number[];
    confidence: number[];
    plain: (0 | 1)[];
  };
  opening: { nodes: number[]; x: number[]; y: number[] };
  /** What was read with less is doubtful; in ten-thousandths, as the confidences are. */
  minConfidence: number;
  /** The figures of the whole graph, where the page has a part of it and a server the rest. */
  served?: Figures;
  words: { layers: string[]; modalities: Modality[]; polarities: string[] };
}

interface Figures {
  articles: number;
  entities: number;
  statements: number;
}

/** What the page may ask its source for: statements of entities, of a pair, of an article, of a story. */
interface Need {
  entity?: string[];
  after?: number;
  between?: string[];
  article?: string;
  story?: string;
}

/** A thing of the graph that the page may not have yet. */
interface Far {
  kind: "entity" | "story" | "article";
  id: string;
  name: string;
  hint: string;
}

/** Where the graph comes from: the page itself, or a server that has more of it. */
interface Source {
  /** Whether the page has all of the graph. */
  whole: boolean;
  find: (words: string) => Promise<Far[]>;
  /** What the need adds to the page, null for nothing. */
  part: (need: Need) => Promise<Payload | null>;
}

/** What accounts of a question have to do with each other. */
type Mark = "agree" | "differ" | "denied" | "changed";

/** A statement answers a question; copies of one article have the same `origin`. */
interface Account {
  statement: number;
  answer: string;
  group: number;
  sources: number[];
  origin: number;
}
interface Question {
  text: string;
  mark: Mark;
  accounts: Account[];
  changes: [from: number, to: number, said: string | null][];
  /** Whether it has its mark without doubtful accounts. */
  likely: boolean;
}
interface Beat {
  date: string | null;
  title: string;
  articles: number[];
  follows: number;
}
interface Story {
  id: string;
  title: string;
  articles: number[];
  places: number[];
  people: number[];
  origins: number[][];
  beats: Beat[];
  questions: Question[];
}

/** The data with its columns typed and indexed; entities, the most important first, and statements. */
interface Graph extends Omit<Payload, "types" | "predicates"> {
  n: number;
  m: number;
  text: string[];
  id: string[];
  name: string[];
  named: Uint8Array;
  /** 1 for each entity that is drawn only if those without a name are. */
  common: Uint8Array;
  type: number[];
  aliases: Record<number, string[]>;
  same: Record<number, string[]>;
  importance: number[];
  community: Int32Array;
  index: Map<string, number>;
  family: Family[];
  types: { name: string; label: string; family: Family }[];
  predicates: { id: string; label: string; group: string; iri: string }[];
  subject: Int32Array;
  object: Int32Array;
  predicate: Int32Array;
  layer: Uint8Array;
  polarity: Uint8Array;
  modality: Uint8Array;
  sentence: Int32Array;
  /** 1 for each statement that was probably read wrongly in a part. */
  doubtful: Uint8Array;
  article: Int32Array;
  publisher: Int32Array;
  group: Int32Array;
  groups: string[];
  day: Record<DateKind, Int32Array>;
  firstDay: Record<DateKind, number>;
  lastDay: Record<DateKind, number>;
  ends: { from: Int32Array; list: Int32Array };
}

type Family = "person" | "organization" | "place" | "event" | "work" | "role" | "value" | "other" | "phrase";
type LayerKey = "fact" | "report" | "claim" | "plan" | "denial";
type Modality = "asserted" | "reported" | "alleged" | "planned" | "possible" | "conditional" | "requested";
type Shape = "dot" | "square" | "diamond" | "triangle" | "triangleDown" | "hexagon";
type Stance = "affirm" | "hedge" | "deny";
type DateKind = "published" | "event";
type FilterKind = "layers" | "readings" | "families" | "groups" | "publishers";
type Theme = "light" | "dark";

/** What the reader has chosen to see. */
interface State {
  view: "stories" | "graph" | "table";
  rows: "statements" | "entities";
  scope: "opening" | "all" | "focus" | "set" | "story";
  story: number | null;
  /** The beat of the story that is shown, -1 for all of it. */
  beat: number;
  roots: number[];
  depth: number;
  set: number[];
  added: number[];
  removed: number[];
  selected: Selected | null;
  tab: string;
  off: Record<FilterKind, string[]>;
  time: { by: DateKind; from: number | null; to: number | null };
  colour: "type" | "community";
  size: "importance" | "statements" | "same";
  hulls: boolean;
}

/** All that changes while the page is open and more than one module reads. */
interface Store {
  /** Change it through `update` only. */
  state: State;
  /** Called after each change with the state before it, null at the start. */
  watchers: ((before: State | null, more?: { grown?: boolean }) => void)[];
  /** How often the graph has grown. */
  version: number;

  /** 1 for each statement that passes layers, readings, relation groups, publishers and time. */
  passing: Uint8Array;
  /** 1 for each statement that passes all of them except time. */
  timeless: Uint8Array;
  /** 1 for each doubtful statement that passes all of them except readings. */
  doubted: Uint8Array;
  /** 1 for each statement that passes and whose ends are of families that are drawn. */
  drawn: Uint8Array;

  scene: Scene;
  /** Where each entity lies now. */
  x: Float64Array;
  y: Float64Array;

  /** The camera and the entities of vis-network. */
  network: VisNetwork;
  /** Whether the entities move by forces. */
  physicsOn: boolean;
  /** The entity and the line under the pointer. */
  hovered: number | null;
  hoveredLine: Line | null;
  /** What drawing needs, computed once per change and not per frame. */
  paint: Paint;
  /** Stored once per change, as drawing asks for it a thousand times. */
  theme: Theme;
  /** What radii are multiplied by, so that entities stay visible on a small stage. */
  sizeUnit: number;
}

type EntitySelected = { kind: "entity"; id: number };
type PairSelected = { kind: "pair"; a: number; b: number };
type RelationSelected = { kind: "relation"; label: string };
type ArticleSelected = { kind: "article"; id: number };
type PathsSelected = { kind: "paths"; from: number; to: number };
type ConnectionSelected = { kind: "connect"; ids: number[] };
type StorySelected = { kind: "story"; id: number };
type SearchSelected = { kind: "search"; words: string };
type Selected =
  | StorySelected
  | SearchSelected
  | EntitySelected
  | PairSelected
  | RelationSelected
  | ArticleSelected
  | PathsSelected
  | ConnectionSelected;

/** All statements of one layer from one entity to another, or a bundle of those of a pair. */
interface Line {
  a: number;
  b: number;
  layer: number;
  statements: number[];
  bend: number;
}

/** What is on stage; `dense` if it is too much for vis-network. */
interface Scene {
  nodes: number[];
  has: Uint8Array;
  lines: Line[];
  bundled: boolean;
  dense: boolean;
}

/** What the selection lights up. */
interface Lit {
  entities: Set<number>;
  lines: Set<Line>;
}

type Point = [x: number, y: number];
type PointXY = { x: number; y: number };

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
type Disc = Box & { entity: number };

/** A line from rim to rim: start, control point, end, middle. */
interface Curve {
  sx: number;
  sy: number;
  cx: number;
  cy: number;
  ex: number;
  ey: number;
  mx: number;
  my: number;
}

/** A name on the stage, in screen pixels. */
interface NameLabel {
  text: string;
  font: string;
  size: number;
  left: number;
  top: number;
  box: Box;
  soft?: boolean;
  important?: boolean;
}

/** The words of a line on the stage, in screen pixels. */
interface LineLabel {
  line: Line;
  text: string;
  font: string;
  x: number;
  y: number;
  box: Box;
}
type Labels = { names: NameLabel[]; lines: LineLabel[] };
type Paint = { lit: Lit | null; labels: Labels };

/** How the drawing is seen: where its points lie on the screen, and what stands out. */
interface View {
  context: CanvasRenderingContext2D;
  scale: number;
  toScreen: (x: number, y: number) => Point;
  width: number;
  height: number;
  lit: Lit | null;
  hovered: number | null;
}

interface Match {
  text: string;
  shown: string;
  entity?: number;
  label?: string;
  article?: number;
  story?: number;
  sentence?: number;
  /** What the page has to ask for first. */
  far?: Far;
  /** All sentences that have these words, and their number. */
  words?: string;
  number?: number;
}

/** The statements by date: for each bin a count by layer. */
interface Axis {
  first: number;
  last: number;
  unit: { name: string; days: number; over: number };
  size: number;
  undated: number;
  /** Statements before the first and after the last day of the axis. */
  earlier: number;
  later: number;
}
type Timeline = Axis & { bins: Uint32Array[] };

interface FilterItem {
  key: string;
  name: string;
  number: number;
  hint?: string;
  mark?: Element;
}

/** What goes into an element; null, undefined and false leave a place empty. */
type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** The part of vis-network that the explorer uses. */
interface VisNetwork {
  on(event: string, run: (event: any) => void): void;
  redraw(): void;
  moveTo(camera: { position?: PointXY; scale?: number; animation?: unknown }): void;
  getScale(): number;
  getViewPosition(): PointXY;
  getPositions(ids: number[]): Record<number, PointXY>;
  canvasToDOM(point: PointXY): PointXY;
  DOMtoCanvas(point: PointXY): PointXY;
  setOptions(options: object): void;
}
interface VisItem {
  id: number;
  [key: string]: unknown;
}
interface VisSet {
  length: number;
  getIds(): number[];
  remove(ids: number[]): void;
  update(items: VisItem[]): void;
}
declare const MiniSearch: new (options: object) => any;
declare const vis: {
  Network: new (box: Element, data: { nodes: VisSet; edges: VisSet }, options: object) => VisNetwork;
  DataSet: new () => VisSet;
};

/** A text field that suggests, with what it suggests now. */
interface Field {
  input: HTMLInputElement;
  list: HTMLElement;
  choose: (match: Match) => void;
  entitiesOnly: boolean;
  matches: Match[];
  /** What the source found beyond the page. */
  far: Far[];
  active: number;
}

/** The columns of a table: the value of each for a statement or an entity. */
type Columns = Record<string, (row: number) => string | number>;
