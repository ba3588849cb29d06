"""The processes that read on all cores: they end with the one that started them, however that ends."""

import subprocess
import sys

from tests.support.commands import ROOT

COMMAND = """
import time
from crawler.maintenance.workers import workers
if __name__ == "__main__":
    with workers(2) as pool:
        list(pool.map(abs, range(8)))
        print("at work", flush=True)
        time.sleep(600)
"""


def test_workers_of_a_killed_command_do_not_outlive_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"at work\n"
        process.kill()
        process.communicate(timeout=60)  # the pipe is closed when the last of them has ended
