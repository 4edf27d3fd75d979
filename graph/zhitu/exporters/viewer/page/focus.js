// One entity and what is around it, alone on the screen.

import { edgesAt, otherEnd, placeOf } from './graph.js';
import { drawn, motion, view } from './sight.js';
import { passing, refresh, state } from './state.js';

// A focus has places of its own: neighbours on a circle, what lies behind them on a wider one.
export function focusOn(entity, steps) {
  const places = new Map([[entity, { x: 0, y: 0 }]]);
  const angleOf = (number) => Math.atan2(placeOf(number).y - placeOf(entity).y, placeOf(number).x - placeOf(entity).x);
  const passed = new Set(passing().edges);
  const near = (number) => [...new Set(edgesAt[number].filter((edge) => edge.o !== undefined && passed.has(edge)).map((edge) => otherEnd(edge, number)))]
    .filter((other) => !places.has(other)).sort((a, b) => angleOf(a) - angleOf(b) || a - b);
  const ring = (members, reach, from, width) => members.forEach((number, index) => {
    const turn = from + (width * (index + 0.5)) / members.length;
    // Every second one stands further out where the circle is crowded, so that names find room.
    const out = members.length > 14 ? reach * (1 + 0.22 * (index % 2)) : reach;
    places.set(number, { x: Math.round(1.3 * out * Math.cos(turn)), y: Math.round(out * Math.sin(turn)), turn });
  });
  const first = near(entity);
  const reach = Math.max(170, first.length * 17);
  ring(first, reach, -Math.PI / 2 - Math.PI / Math.max(1, first.length), 2 * Math.PI);
  if (steps > 1) {
    for (const number of first) {
      const width = (2 * Math.PI) / first.length;
      ring(near(number), reach * 1.75, places.get(number).turn - width / 2, width);
    }
  }
  state.focus = { entity, steps, places };
  refresh();
  view.fit({ nodes: drawn.numbers, animation: motion() });
}

export function leaveFocus() {
  if (!state.focus) return;
  state.focus = null;
  refresh();
  view.fit({ animation: motion() });
}
