// Names on the picture of a graph: of one size at every scale, the best connected first, none over another.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ number: number, text: string, size: number }} Caption in the order in which they claim their place */
/** @typedef {{ ink: string, ground: string, face: string }} Dress */

const SIZE = 13;

/**
 * Which boxes keep their place: each that meets none before it.
 *
 * @param {Box[]} boxes
 * @returns {number[]} their numbers
 */
export function settle(boxes) {
  /** @type {number[]} */
  const kept = [];
  boxes.forEach((box, at) => {
    const free = kept.every((other) => !meet(box, /** @type {Box} */ (boxes[other])));
    if (free) kept.push(at);
  });
  return kept;
}

/**
 * @param {Box} a
 * @param {Box} b
 */
const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Draws the names below their nodes whenever the network was drawn.
 *
 * @param {any} network of vis-network
 * @param {Caption[]} captions
 * @param {Dress} dress
 */
export function caption(network, captions, dress) {
  network.on('afterDrawing', (/** @type {CanvasRenderingContext2D} */ canvas) => {
    const unit = 1 / network.getScale();
    canvas.font = `${SIZE * unit}px ${dress.face}`;
    const boxes = captions.map(({ number, text, size }) => {
      const { x, y } = network.getPosition(number);
      const width = canvas.measureText(text).width + 4 * unit;
      return { x: x - width / 2, y: y + size + 2 * unit, width, height: SIZE * 1.25 * unit };
    });
    Object.assign(canvas, { textAlign: 'center', textBaseline: 'top', lineWidth: 3 * unit, lineJoin: 'round', strokeStyle: dress.ground, fillStyle: dress.ink });
    for (const at of settle(boxes)) {
      const [box, { text }] = [/** @type {Box} */ (boxes[at]), /** @type {Caption} */ (captions[at])];
      canvas.strokeText(text, box.x + box.width / 2, box.y);
      canvas.fillText(text, box.x + box.width / 2, box.y);
    }
  });
}
