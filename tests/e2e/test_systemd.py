"""The service and the timer, judged by systemd's own tools where they are installed."""
import pathlib
import re
import shutil
import subprocess
import unittest

import lede

UNITS = lede.SOURCE / "packaging/systemd"


@unittest.skipUnless(shutil.which("systemd-analyze"), "needs systemd-analyze")
class Systemd(lede.Case):
    def setUp(self):
        super().setUp()
        service = (UNITS / "lede-update.service.in").read_text().replace("@CMAKE_INSTALL_FULL_BINDIR@", str(lede.BIN))
        self.assertNotIn("@CMAKE", service)
        self.service = self.write("lede-update.service", service)
        self.timer = self.write("lede-update.timer", (UNITS / "lede-update.timer").read_text())

    def analyze(self, *arguments):
        return subprocess.run(["systemd-analyze", *map(str, arguments)], capture_output=True, text=True, check=False)

    def test_the_units_are_sound(self):
        done = self.analyze("verify", "--man=no", self.service, self.timer)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_a_mistake_would_be_found(self):
        self.write("lede-update.service", self.service.read_text().replace("ProtectHome=yes", "ProtectHme=yes"))
        self.assertNotEqual(self.analyze("verify", "--man=no", self.service).stderr, "")

    def test_the_service_is_little_exposed(self):
        done = self.analyze("security", "--offline=true", "--threshold=25", self.service)
        self.assertEqual(done.returncode, 0, done.stdout)
        exposure = float(re.search(r"Overall exposure level .*: ([0-9.]+)", done.stdout)[1])
        self.assertLessEqual(exposure, 2.5)

    def test_the_timer_has_a_time(self):
        calendar = re.search(r"^OnCalendar=(.*)$", pathlib.Path(self.timer).read_text(), re.MULTILINE)[1]
        self.assertEqual(self.analyze("calendar", calendar).returncode, 0)


if __name__ == "__main__":
    lede.main()
