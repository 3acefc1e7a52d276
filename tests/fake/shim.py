"""The one way in which moto is changed."""
import functools

SHIMS = []


def shim(owner, method, reason):
    def wrap(ours):
        original = getattr(owner, method)
        if isinstance(original, property):
            replacement = property(
                lambda self: ours(original.fget, self), original.fset)
        else:
            @functools.wraps(original)
            def replacement(self, *args, **kwargs):
                return ours(original, self, *args, **kwargs)
        setattr(owner, method, replacement)
        SHIMS.append((f"{owner.__name__}.{method}", reason))
        return ours
    return wrap
