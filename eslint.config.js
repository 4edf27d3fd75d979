// How the scripts of our pages are written; tsc checks their types and names.

export default [
  { ignores: ['node_modules/', 'build/', '.venv/', 'exports/', 'graph/zhitu/server/editor/page/codemirror.js'] },
  {
    files: ['graph/zhitu/**/*.js'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': ['error', { props: false }],
      'no-shadow': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      'prefer-template': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text reaches the page as text nodes alone.' },
        { property: 'outerHTML', message: 'Text reaches the page as text nodes alone.' },
        { property: 'insertAdjacentHTML', message: 'Text reaches the page as text nodes alone.' },
      ],
    },
  },
];
