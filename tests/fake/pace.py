"""How fast things happen in the fake account.

On AWS a thing that is made, changed or deleted answers a transitional state
("creating", "deleting") for minutes. Here it answers that state as many times
as --slow says, counted in describe calls, so that a script without a waiter
fails and one with a waiter takes seconds. With --slow 0 all is done at once.
"""


class Pace:
    def __init__(self):
        self.slow = 0
        self.pending = {}

    def begin(self, key, settle):
        """`settle` brings the final state of `key`, when its time has come."""
        if self.slow == 0:
            self.pending.pop(key, None)
            settle()
        else:
            self.pending[key] = [self.slow, settle]

    def look(self, key):
        """Somebody describes `key`: count it, or settle what is due."""
        if key not in self.pending:
            return
        left, settle = self.pending[key]
        if left > 0:
            self.pending[key][0] = left - 1
        else:
            del self.pending[key]
            settle()

    def finish(self):
        """All that is under way ends now."""
        while self.pending:
            _, (_, settle) = self.pending.popitem()
            settle()


PACE = Pace()
