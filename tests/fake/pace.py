"""How fast things happen in the fake account.

On AWS a thing that is made, changed or deleted answers a transitional state
("creating", "deleting") for minutes. Here it answers that state as many times
as --slow says, counted in describe calls, so that a script without a waiter
fails and one with a waiter takes seconds. With --slow 0 all is done at once.
"""
import threading


class Pace:
    def __init__(self):
        self.slow = 0
        self.pending = {}
        self._thread = threading.local()

    def begin(self, key, settle):
        """`settle` brings the final state of `key`, when its time has come."""
        if self.slow == 0:
            self.pending.pop(key, None)
            settle()
        else:
            self.pending[key] = [self.slow, settle]

    def look(self, key):
        """Somebody describes `key`: count it, or settle what is due."""
        if key not in self.pending or self.silent:
            return
        left, settle = self.pending[key]
        if left > 0:
            self.pending[key][0] = left - 1
        else:
            del self.pending[key]
            settle()

    @property
    def silent(self):
        """True in a thread that answers the inventory, which moves nothing."""
        return getattr(self._thread, "silent", False)

    @silent.setter
    def silent(self, value):
        self._thread.silent = value


PACE = Pace()
