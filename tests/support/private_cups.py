# SPDX-License-Identifier: GPL-3.0-or-later
"""A print server of our own on the loopback, with one queue that writes a file.

It touches neither the system's printers nor its spool, and needs root, because
cupsd gives up its rights to the user lp.
"""

import os
import shutil
import signal
import socket
import subprocess
import time

QUEUE = "BackfillTest"
PRINTER = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd"
SERVER = "/usr/sbin/cupsd"
PATIENCE_SECONDS = 20

FILES_CONF = """SystemGroup root
User lp
Group lp
FileDevice Yes
ServerRoot {root}/etc
ServerBin {root}/bin
DataDir {root}/data
DocumentRoot {root}/documents
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
Sandboxing relaxed
"""

SERVER_CONF = """LogLevel info
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


def reason_not_to():
    """Why no server can be started here; None if one can."""
    if os.geteuid() != 0:
        return "a print server of its own needs root"
    for tool in (SERVER, "/usr/sbin/lpadmin", "/usr/bin/lpstat", PRINTER):
        if not os.path.exists(tool):
            return f"{tool} is not installed"
    return None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class PrivateCups:
    """with PrivateCups (folder) as printer: printer.environment, printer.output"""

    def __init__(self, folder):
        self.root = os.path.join(folder, "cups")
        self.port = free_port()
        self.output = os.path.join(self.root, "out", "printed.pdf")
        self.environment = {"CUPS_SERVER": f"127.0.0.1:{self.port}"}
        self.process = None

    def _lay_out(self):
        for name in ("etc/ssl", "etc/ppd", "spool/tmp", "cache", "state", "log", "out", "documents"):
            os.makedirs(os.path.join(self.root, name))
        # The user lp must get through the private folders above.
        part = self.root
        while part not in ("/", "/tmp"):
            os.chmod(part, 0o755)
            part = os.path.dirname(part)
        # Without the list of file kinds cupsd does not live through its first job.
        shutil.copytree("/usr/lib/cups", os.path.join(self.root, "bin"), symlinks=True)
        shutil.copytree("/usr/share/cups", os.path.join(self.root, "data"), symlinks=True)
        for name in ("spool", "spool/tmp", "cache"):
            shutil.chown(os.path.join(self.root, name), "root", "lp")
            os.chmod(os.path.join(self.root, name), 0o1770)
        os.chmod(os.path.join(self.root, "out"), 0o777)
        with open(os.path.join(self.root, "etc", "files.conf"), "w", encoding="utf-8") as file:
            file.write(FILES_CONF.format(root=self.root))
        with open(os.path.join(self.root, "etc", "cupsd.conf"), "w", encoding="utf-8") as file:
            file.write(SERVER_CONF.format(port=self.port))

    def _run(self, *command):
        return subprocess.run(command, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False)

    def __enter__(self):
        self._lay_out()
        self.process = subprocess.Popen(
            [SERVER, "-f", "-c", f"{self.root}/etc/cupsd.conf", "-s", f"{self.root}/etc/files.conf"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE_SECONDS
        while "is running" not in self._run("lpstat", "-r").stdout:
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError("the private print server did not start")
            time.sleep(0.05)
        added = self._run("lpadmin", "-p", QUEUE, "-E", "-v", f"file://{self.output}", "-P", PRINTER)
        if QUEUE not in self._run("lpstat", "-p").stdout:
            raise RuntimeError(f"the queue could not be made: {added.stderr}")
        self._run("lpadmin", "-d", QUEUE)
        return self

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=PATIENCE_SECONDS)

    def __exit__(self, *_exception):
        self.stop()
