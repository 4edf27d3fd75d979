// Boxes on the screen that are taken, found again by the cells of a grid in which they lie.

/** @import { Box } from './types.d.ts' */

const CELL = 64;

/** @param {Box} a @param {Box} b */
function meet(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The taken boxes of a screen of that size. */
export class Boxes {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    /** @type {(Box[] | undefined)[]} */
    this.cells = new Array(this.columns * this.rows);
  }

  /** Whether all of a box is on the screen. @param {Box} box */
  holds(box) {
    return box.x > 0 && box.y > 0 && box.x + box.width < this.width && box.y + box.height < this.height;
  }

  /** Whether some of a box is on the screen. @param {Box} box */
  inside(box) {
    return box.x + box.width > 0 && box.y + box.height > 0 && box.x < this.width && box.y < this.height;
  }

  /** Whether no taken box lies where this one does. @param {Box} box */
  free(box) {
    return !this.someCell(box, (cell) => this.cells[cell]?.some((other) => meet(box, other)) || false);
  }

  /** @param {Box} box */
  take(box) {
    this.someCell(box, (cell) => {
      const taken = this.cells[cell];
      if (taken) taken.push(box);
      else this.cells[cell] = [box];
      return false;
    });
  }

  /**
   * Whether it is so of a cell in which a box lies; what lies off the screen lies in none.
   * @param {Box} box
   * @param {(cell: number) => boolean} test
   */
  someCell(box, test) {
    const last = Math.min(this.columns - 1, Math.floor((box.x + box.width) / CELL));
    const lowest = Math.min(this.rows - 1, Math.floor((box.y + box.height) / CELL));
    for (let row = Math.max(0, Math.floor(box.y / CELL)); row <= lowest; row += 1) {
      for (let column = Math.max(0, Math.floor(box.x / CELL)); column <= last; column += 1) {
        if (test(row * this.columns + column)) return true;
      }
    }
    return false;
  }
}
