// What the picture's painters draw, taken down as SVG: a canvas that writes down instead of colouring. So a picture that
// is taken along is drawn by the very painters that draw the screen.

const SVG_NAME = 'http://www.w3.org/2000/svg';

/** What XML cannot hold is left out. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What of a context a painter sets, and save and restore keep. */
const STYLE = {
  fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, globalAlpha: 1, font: '10px sans-serif',
  textAlign: 'start', textBaseline: 'alphabetic', lineJoin: 'miter', lineCap: 'butt',
};

const ANCHORS = { center: 'middle', left: 'start', start: 'start', right: 'end', end: 'end' };

const FONT = /^(?:(\d{3}|bold|normal)\s+)?([\d.]+)px\s+(.*)$/;

/** @param {number} value */
const round = (value) => String(Math.round(value * 100) / 100);

/** Only even scaling and shifting: the painters do nothing else. @typedef {{ scale: number, x: number, y: number }} Shift */

export class Etching {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.canvas = { width, height };
    /** @type {typeof STYLE} */
    this.style = { ...STYLE };
    /** @type {number[]} */
    this.dash = [];
    /** @type {Shift} */
    this.shift = { scale: 1, x: 0, y: 0 };
    /** @type {{ style: typeof STYLE, dash: number[], shift: Shift }[]} */
    this.kept = [];
    this.path = '';
    /** The last point of the path, in pixels. */
    this.root = this.element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  }

  /** @param {string} tag @param {Record<string, string | number | undefined>} attributes */
  element(tag, attributes) {
    const node = document.createElementNS(SVG_NAME, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, String(value));
    return node;
  }

  save() {
    this.kept.push({ style: { ...this.style }, dash: this.dash, shift: this.shift });
  }

  restore() {
    Object.assign(this, this.kept.pop());
  }

  /** @param {number} a @param {number} _b @param {number} _c @param {number} _d @param {number} x @param {number} y */
  setTransform(a, _b, _c, _d, x, y) {
    this.shift = { scale: a, x, y };
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  /** @param {number} x @param {number} y */
  at(x, y) {
    return `${round(x * this.shift.scale + this.shift.x)} ${round(y * this.shift.scale + this.shift.y)}`;
  }

  beginPath() {
    this.path = '';
  }

  closePath() {
    this.path += 'Z';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${this.at(x, y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `${this.path ? 'L' : 'M'}${this.at(x, y)}`;
  }

  /** @param {number} viaX @param {number} viaY @param {number} x @param {number} y */
  quadraticCurveTo(viaX, viaY, x, y) {
    this.path += `Q${this.at(viaX, viaY)} ${this.at(x, y)}`;
  }

  /** A whole circle, in two halves. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    const reach = round(r * this.shift.scale);
    const half = `A${reach} ${reach} 0 1 1`;
    this.path += `M${this.at(x - r, y)}${half} ${this.at(x + r, y)}${half} ${this.at(x - r, y)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.path += `M${this.at(x, y)}L${this.at(x + width, y)}L${this.at(x + width, y + height)}L${this.at(x, y + height)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r */
  roundRect(x, y, width, height, r) {
    const [right, bottom] = [x + width, y + height];
    this.moveTo(x + r, y);
    this.lineTo(right - r, y);
    this.quadraticCurveTo(right, y, right, y + r);
    this.lineTo(right, bottom - r);
    this.quadraticCurveTo(right, bottom, right - r, bottom);
    this.lineTo(x + r, bottom);
    this.quadraticCurveTo(x, bottom, x, bottom - r);
    this.lineTo(x, y + r);
    this.quadraticCurveTo(x, y, x + r, y);
    this.closePath();
  }

  /** @param {'fill' | 'stroke'} way */
  ink(way) {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, lineJoin } = this.style;
    const faint = globalAlpha < 1 ? round(globalAlpha) : undefined;
    if (way === 'fill') return { fill: fillStyle, 'fill-opacity': faint };
    const dash = this.dash.length ? this.dash.map((length) => round(length * this.shift.scale)).join(' ') : undefined;
    return {
      fill: 'none', stroke: strokeStyle, 'stroke-width': round(lineWidth * this.shift.scale), 'stroke-opacity': faint,
      'stroke-dasharray': dash, 'stroke-linejoin': lineJoin,
    };
  }

  fill() {
    if (this.path) this.root.append(this.element('path', { d: this.path, ...this.ink('fill') }));
  }

  stroke() {
    if (this.path) this.root.append(this.element('path', { d: this.path, ...this.ink('stroke') }));
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }

  /** @param {string} text @param {number} x @param {number} y @param {'fill' | 'stroke'} way */
  letter(text, x, y, way) {
    const [, weight, size = '10', family = 'sans-serif'] = FONT.exec(this.style.font) || [];
    const [left, top] = this.at(x, y).split(' ');
    const node = this.element('text', {
      x: left, y: top, ...this.ink(way), 'font-size': round(Number(size) * this.shift.scale), 'font-weight': weight, 'font-family': family,
      'text-anchor': /** @type {Record<string, string>} */ (ANCHORS)[this.style.textAlign],
      'dominant-baseline': this.style.textBaseline === 'middle' ? 'central' : undefined,
    });
    node.textContent = text.toWellFormed().replace(NO_XML, '');
    this.root.append(node);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.letter(text, x, y, 'fill');
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.letter(text, x, y, 'stroke');
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.style.font;
    return this.ruler.measureText(text);
  }
}

for (const name of /** @type {(keyof typeof STYLE)[]} */ (Object.keys(STYLE))) {
  Object.defineProperty(Etching.prototype, name, {
    /** @this {Etching} */
    get() { return this.style[name]; },
    /** @this {Etching} @param {never} value */
    set(value) { this.style[name] = value; },
  });
}
