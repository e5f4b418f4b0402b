"""Start Observatie from a checkout; an installed copy has the command `observatie`."""

import sys

from observatie.app import main

sys.exit(main())
