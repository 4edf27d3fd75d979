"""``python -m zhitu`` is the command ``zhitu``."""

import sys

from zhitu.cli import main

sys.exit(main())
