// Building the document. Text reaches it only as text nodes and attributes, never as markup.

const byId = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'click') node.addEventListener('click', value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  Organization: ['rect', { x: 1.5, y: 1.5, width: 11, height: 11, rx: 2 }],
  Person: ['circle', { cx: 7, cy: 7, r: 6 }],
  Place: ['path', { d: 'M7 1 13.4 12.4 .6 12.4z' }],
  Program: ['path', { d: 'M7 .3 13.7 7 7 13.7 .3 7z' }],
  Value: ['circle', { cx: 7, cy: 7, r: 2.5 }],
};

function draw(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function icon(kind) {
  const [tag, attributes] = ICONS[kind];
  return draw('svg', { class: `icon ${kind}`, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, draw(tag, attributes));
}

function tell(text) {
  byId('told').textContent = text;
}

function linkTo(number) {
  return make('button', { type: 'button', class: 'link', click: (event) => { event.preventDefault(); choose({ entity: number }); } }, entities[number].name);
}
