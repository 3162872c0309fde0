# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK application as a screen reader and a keyboard would.

Speaks AT-SPI over D-Bus with nothing but python3-gi: the client library keeps a
cache that goes stale in a script without a main loop.  Keys and clicks come from
xdotool.  Everything waits for what it looks for; nothing sleeps a fixed time.

    app = Application("backfill")
    app.find(Role.BUTTON, "Open…").activate()
    app.find(Role.TEXT, "Practice Name").set_text("Smith & Sons")
    app.wait_for(lambda: app.find(Role.LABEL, re.compile("31 hours")))

Run as a program it prints what is on the screen:  a11y.py backfill
"""

import ctypes
import enum
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib

from tap import skip_all

ATSPI = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
PROPERTIES = "org.freedesktop.DBus.Properties"

COORDINATES_OF_WINDOW = 1
PATIENCE_SECONDS = 15
CALL_MILLISECONDS = 20000


class Role(enum.IntEnum):
    """Those of AtspiRole that a GTK window shows."""

    ALERT = 2
    CHECK_BOX = 7
    COLUMN_HEADER = 10
    COMBO_BOX = 11
    DIALOG = 16
    FILE_CHOOSER = 19
    FILLER = 20
    FRAME = 23
    IMAGE = 27
    LABEL = 29
    LIST = 31
    LIST_ITEM = 32
    MENU = 33
    MENU_ITEM = 35
    PAGE_TAB = 37
    PAGE_TAB_LIST = 38
    PANEL = 39
    PROGRESS_BAR = 42
    BUTTON = 43
    RADIO_BUTTON = 44
    SCROLL_PANE = 49
    SLIDER = 51
    SPIN_BUTTON = 52
    STATUS_BAR = 54
    TABLE = 55
    TABLE_CELL = 56
    TEXT = 61
    TOGGLE_BUTTON = 62
    WINDOW = 69
    APPLICATION = 75
    ENTRY = 79
    HEADING = 83
    SECTION = 85
    LINK = 88
    TABLE_ROW = 90
    LIST_BOX = 98
    GROUPING = 99


class State(enum.IntEnum):
    """Bits of the set of states."""

    ACTIVE = 1
    CHECKED = 4
    EDITABLE = 7
    EXPANDED = 10
    FOCUSED = 12
    MODAL = 16
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    VISIBLE = 30


def names_everything():
    """Newer versions of GTK, of which 4.18 was seen, give no name to what is out of sight, and
    say that it is showing: a page behind the others cannot be told from a fault."""
    try:
        return ctypes.CDLL("libgtk-4.so.1").gtk_get_minor_version() < 18
    except OSError:
        return True


def need_all_names():
    """Skips the program where faults cannot be told: see names_everything()."""
    if not names_everything():
        skip_all("this version of GTK does not name what is out of sight")


class NotThere(Exception):
    """What was looked for did not come in time."""


class Refused(Exception):
    """The widget would not do what it was asked for."""


def matches(wanted, text):
    """@wanted: None for anything, a text for exactly it, or a pattern to find."""
    if wanted is None:
        return True
    if isinstance(wanted, str):
        return wanted == text
    return wanted.search(text) is not None


class Accessible:
    """One widget, as it was when the snapshot was taken; its calls are live."""

    def __init__(self, app, item):
        own, _, parent, index, n_children, interfaces, name, role, description, states = item
        self.app = app
        self.path = own[1]
        self.parent_path = parent[1]
        self.index = index
        self.n_children = n_children
        self.interfaces = {interface.removeprefix(ATSPI) for interface in interfaces}
        self.name = name
        self.role = role
        self.description = description
        self.states = states[0] | states[1] << 32
        self.parent = None
        self.children = []

    def __repr__(self):
        role = Role(self.role).name.lower() if self.role in Role.__members__.values() else self.role
        return f"<{role} {self.name!r}>"

    def has_state(self, state):
        return bool(self.states >> state & 1)

    # The tree

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def find_all(self, role=None, name=None, test=None):
        roles = role if isinstance(role, (tuple, set)) else (role,)
        return [node for node in self.walk()
                if (role is None or node.role in roles) and matches(name, node.name)
                and (test is None or test(node))]

    def toplevel(self):
        node = self
        while node.parent is not None:
            node = node.parent
        return node

    # Calls

    def call(self, interface, method, signature=None, *arguments):
        return self.app.call(self.path, ATSPI + interface, method, signature, *arguments)

    def get_property(self, interface, name):
        return self.app.call(self.path, PROPERTIES, "Get", "(ss)", ATSPI + interface, name)[0]

    def list_actions(self):
        if "Action" not in self.interfaces:
            return []
        count = self.get_property("Action", "NActions")
        return [self.call("Action", "GetName", "(i)", index)[0] for index in range(count)]

    def activate(self, action=None):
        """Does @action, or else the first one: click, toggle, select..."""
        actions = self.list_actions()
        if not actions or action not in (None, *actions):
            raise Refused(f"{self} has only the actions {actions}")
        try:
            done = self.call("Action", "DoAction", "(i)", actions.index(action) if action else 0)[0]
        except GLib.Error as error:
            # Closing the last window ends the program before it can answer.
            if error.matches(Gio.dbus_error_quark(), Gio.DBusError.NO_REPLY):
                return
            raise
        if not done:
            raise Refused(f"{self} refused {action or actions[0]}")

    def get_text(self):
        """The text of an entry or a label; a label's name is its text, too."""
        if "Text" not in self.interfaces:
            return self.name
        return self.call("Text", "GetText", "(ii)", 0, self.get_property("Text", "CharacterCount"))[0]

    def set_text(self, text):
        if not self.call("EditableText", "SetTextContents", "(s)", text)[0]:
            raise Refused(f"{self} took no text")

    def get_value(self):
        return self.get_property("Value", "CurrentValue")

    def set_value(self, value):
        self.app.call(self.path, PROPERTIES, "Set", "(ssv)", ATSPI + "Value", "CurrentValue", GLib.Variant("d", value))

    def select_child(self, index):
        if not self.call("Selection", "SelectChild", "(i)", index)[0]:
            raise Refused(f"{self} selected nothing")

    def extents(self):
        """x, y, width and height inside the window's own frame."""
        return self.call("Component", "GetExtents", "(u)", COORDINATES_OF_WINDOW)[0]

    def describe(self):
        parts = [repr(self)]
        for title, interface, get in (("text", "Text", self.get_text), ("value", "Value", self.get_value)):
            if interface in self.interfaces:
                try:
                    parts.append(f"{title}={get()!r}")
                except GLib.Error:
                    pass
        parts += [state.name.lower() for state in State
                  if self.has_state(state) and state not in (State.SENSITIVE, State.VISIBLE)]
        return " ".join(parts)


class Application:
    """A running program, known by the name of its executable."""

    def __init__(self, name, patience=PATIENCE_SECONDS):
        self.name = name
        self.patience = patience
        self.asked = set()
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                    Gio.DBusCallFlags.NONE, CALL_MILLISECONDS, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None, None)
        self.destination = self.wait_for(self._look_up, what=f"{name} on the accessibility bus")
        self.wait_for(lambda: self.snapshot().children, what=f"a window of {name}")

    def _look_up(self):
        for destination, path in self._call(REGISTRY, ROOT, ATSPI + "Accessible", "GetChildren")[0]:
            try:
                if self._call(destination, path, PROPERTIES, "Get", "(ss)", ATSPI + "Accessible", "Name")[0] == self.name:
                    return destination
            except GLib.Error:
                continue
        return None

    def _call(self, destination, path, interface, method, signature=None, *arguments):
        variant = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call_sync(destination, path, interface, method, variant, None,
                                  Gio.DBusCallFlags.NONE, CALL_MILLISECONDS, None).unpack()

    def call(self, path, interface, method, signature=None, *arguments):
        return self._call(self.destination, path, interface, method, signature, *arguments)

    # What is there now

    def _read_items(self):
        return [Accessible(self, item) for item in self.call(CACHE, ATSPI + "Cache", "GetItems")[0]]

    def _wake_children(self, items):
        """GTK makes the accessible of a widget when somebody asks for it.

        Asks once for the children of whatever lacks some, and again when one
        was replaced; returns whether there was anything to ask.
        """
        known = {}
        for item in items:
            known[item.parent_path] = known.get(item.parent_path, 0) + 1
        self.asked.difference_update((item.path, item.n_children) for item in items
                                     if known.get(item.path, 0) >= item.n_children)
        todo = [item for item in items
                if known.get(item.path, 0) < item.n_children and (item.path, item.n_children) not in self.asked]
        self.asked.update((item.path, item.n_children) for item in todo)
        paths = [item.path for item in todo]
        while paths:
            try:
                paths += [path for _, path in self.call(paths.pop(), ATSPI + "Accessible", "GetChildren")[0]]
            except GLib.Error:
                continue
        return bool(todo)

    def snapshot(self):
        """All that is there now, as a tree under the application."""
        items = self._read_items()
        while self._wake_children(items):
            items = self._read_items()
        by_path = {item.path: item for item in items}
        root = by_path[ROOT]
        tops = [path for _, path in self.call(ROOT, ATSPI + "Accessible", "GetChildren")[0]]
        root.children = [by_path[path] for path in tops if path in by_path]
        for item in items:
            parent = by_path.get(item.parent_path)
            if parent not in (None, item, root):
                item.parent = parent
                parent.children.append(item)
        for item in items:
            if item is not root:
                item.children.sort(key=lambda child: child.index)
        return root

    def windows(self):
        return self.snapshot().children

    def count(self, role=None, name=None, test=None):
        return len(self.snapshot().find_all(role, name, test))

    # Waiting

    def wait_for(self, condition, what="the condition", patience=None):
        """Returns what @condition returns, as soon as that is true."""
        deadline = time.monotonic() + (patience or self.patience)
        while True:
            try:
                result = condition()
                if result:
                    return result
            except (GLib.Error, KeyError, NotThere):
                # Widgets come and go while one looks at them.
                pass
            if time.monotonic() > deadline:
                raise NotThere(what)
            time.sleep(0.03)

    def find(self, role=None, name=None, test=None, index=0, patience=None):
        def look():
            found = self.snapshot().find_all(role, name, test)
            return found[index] if len(found) > index else None

        return self.wait_for(look, f"{role!r} {name!r} in {self.name}", patience)

    def wait_gone(self, role=None, name=None, test=None, patience=None):
        self.wait_for(lambda: not self.count(role, name, test), f"{role!r} {name!r} to go away", patience)

    def find_unsaved(self):
        """The button to save, once there is something to."""
        return self.find(Role.BUTTON, "Save the plan", lambda node: node.has_state(State.SENSITIVE))

    def focused(self):
        return self.find(test=lambda node: node.has_state(State.FOCUSED))

    def dump(self, stream=sys.stdout):
        def show(node, depth):
            print("  " * depth + node.describe(), file=stream)
            for child in node.children:
                show(child, depth + 1)

        show(self.snapshot(), 0)

    # Mouse

    def click(self, node, button=1, across=0.5):
        """A real click onto @node, as far @across it from the left as said, halfway down.

        Buttons 4 and 5 are the mouse wheel, up and down."""
        x, y, width, height = self._settled_extents(node)
        left, top = self._popover_origin(node) or self._window_origin(node)
        # Waiting for the pointer to move would take 15 seconds where it is there already.
        run("xdotool", "mousemove", str(left + x + int(width * across)), str(top + y + height // 2), "click", str(button))

    def _settled_extents(self, node):
        """Those that are the same twice, so that nothing is caught in the middle of a change."""
        seen = None

        def look():
            nonlocal seen
            before, seen = seen, node.extents()
            return seen if seen == before and seen[2] > 0 else None

        return self.wait_for(look, f"a place of {node}")

    def _window_origin(self, node):
        """Where the frame of a window begins on the screen."""
        # The tree may be there before the window is.
        window = run("timeout", "20", "xdotool", "search", "--sync", "--onlyvisible", "--name",
                     f"^{re.escape(node.toplevel().name)}$").split()[-1]
        # Which xdotool gets wrong in a frame of the window manager's.
        left, top = (int(place) for place in re.findall(r"Absolute upper-left [XY]: +(-?\d+)", run("xwininfo", "-id", window)))
        # The shadow is a part of the window, where it draws its own frame.
        shadow = re.search(r"= (\d+), \d+, (\d+), \d+", run("xprop", "-id", window, "_GTK_FRAME_EXTENTS"))
        return (left + int(shadow[1]), top + int(shadow[2])) if shadow else (left, top)

    def _popover_origin(self, node):
        """A popover is a window of its own, and not where its extents say if the screen ends
        before; the one of the same size is the one.  None if @node is in none."""
        while node is not None and not node.name.startswith("GtkPopover"):
            node = node.parent
        if node is None:
            return None
        while node.name == "GtkPopoverContent":
            node = node.parent
        x, y, *size = node.extents()
        lines = run("xdotool", "search", "--onlyvisible", "--class", self.name, "getwindowgeometry", "--shell", "%@")
        for _, left, top, *seen in re.findall(r"WINDOW=(\d+)\nX=(-?\d+)\nY=(-?\d+)\nWIDTH=(\d+)\nHEIGHT=(\d+)", lines):
            if [int(length) for length in seen] == size:
                return int(left) - x, int(top) - y
        raise NotThere(f"the window of {node}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def press(*keys):
    """Key combinations as xdotool names them: "ctrl+z", "Return", "alt+1"."""
    run("xdotool", "key", "--delay", "20", *keys)


def type_ascii(text):
    """Types on the keyboard.  ASCII only: xdotool loses letters that have no key."""
    assert text.isascii()
    run("xdotool", "type", "--delay", "15", text)


if __name__ == "__main__":
    Application(sys.argv[1]).dump()
